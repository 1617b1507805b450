package com.runthismodel.bake.serve;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Says that something below some folders has changed, and in which of them where that is certain: whoever asks looks at
 * the files there, whatever the events said of them.
 */
final class Watch implements AutoCloseable {
    /** An editor saves in several steps; a checkout writes many files. */
    private static final long QUIET_MILLIS = 30;

    private static final long LONGEST_MILLIS = 500;

    private final List<Path> roots;
    private final WatchService service;
    private final Map<Path, WatchKey> folders = new HashMap<>();
    private final Map<Path, Object> identities = new HashMap<>();
    private final Set<Path> touched = new HashSet<>();
    private boolean unclear;

    private Watch(List<Path> roots, WatchService service) {
        this.roots = roots;
        this.service = service;
    }

    static Watch over(List<Path> roots) throws IOException {
        Watch watch = new Watch(roots, roots.get(0).getFileSystem().newWatchService());
        watch.replaced();
        return watch;
    }

    /** Waits for a change, and then until there has been none for a moment. */
    boolean changed(long waitMillis) throws InterruptedException, IOException {
        WatchKey first = service.poll(waitMillis, TimeUnit.MILLISECONDS);
        if (first == null) return replaced();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        WatchKey key = first;
        while (key != null) {
            take(key);
            key = System.nanoTime() < end ? service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS) : service.poll();
        }
        replaced();
        return true;
    }

    /**
     * Folders whose files may have changed since this was asked last; empty where any may have: a folder came or went, or
     * there were more events than the system keeps.
     */
    Optional<Set<Path>> touched() {
        Optional<Set<Path>> known = unclear ? Optional.empty() : Optional.of(Set.copyOf(touched));
        touched.clear();
        unclear = false;
        return known;
    }

    private void take(WatchKey key) throws IOException {
        Path folder = (Path) key.watchable();
        touched.add(folder);
        boolean names = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            unclear |= !(event.context() instanceof Path name) || isFolder(folder.resolve(name));
            names |= event.kind() != ENTRY_MODIFY;
        }
        if (!key.reset()) {
            folders.remove(folder);
            unclear = true;
        } else if (names) register(folder);
    }

    /** Now, or when it was last looked at. */
    private boolean isFolder(Path path) {
        return folders.containsKey(path) || Files.isDirectory(path);
    }

    /** A root that is gone, is back, or is another folder: its own events do not say so. */
    private boolean replaced() throws IOException {
        boolean replaced = false;
        for (Path root : roots) {
            Object now = identity(root);
            if (now.equals(identities.put(root, now))) continue;
            folders.entrySet().removeIf(folder -> {
                boolean below = folder.getKey().startsWith(root);
                if (below) folder.getValue().cancel();
                return below;
            });
            register(root);
            replaced = true;
            unclear = true;
        }
        return replaced;
    }

    private static Object identity(Path root) throws IOException {
        if (!Files.isDirectory(root)) return "none";
        Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
        return key == null ? "some" : key;
    }

    private void register(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) throws IOException {
                WatchKey known = folders.get(found);
                if (known == null || !known.isValid())
                    folders.put(found, found.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
                return FileVisitResult.CONTINUE;
            }

            /** Gone again already. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
