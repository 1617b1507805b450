package com.runthismodel.bake.state;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of a site as they lie there: equal marks say that nobody touched it since the bake that left them.
 *
 * @param pages of HTML
 * @param folders those with files, by path from the site's root
 */
public record OutFolder(int pages, Map<String, Mark> folders) {
    public static OutFolder look(Path site) throws IOException {
        if (!Files.isDirectory(site)) return new OutFolder(0, Map.of());
        Visit visit = new Visit(site);
        Files.walkFileTree(site, visit);
        return new OutFolder(visit.pages, visit.folders);
    }

    public int files() {
        return folders.values().stream().mapToInt(Mark::files).sum();
    }

    public boolean sameFiles(OutFolder other) {
        if (!folders.keySet().equals(other.folders.keySet())) return false;
        return folders.entrySet().stream()
                .allMatch(folder -> folder.getValue().sameFiles(other.folders.get(folder.getKey())));
    }

    /** With one file more, or with another one at its address. */
    public OutFolder with(String path, Stamp stamp) {
        return changed(path, mark(path).with(name(path), stamp), 1);
    }

    public OutFolder without(String path, Stamp stamp) {
        return changed(path, mark(path).without(name(path), stamp), -1);
    }

    private OutFolder changed(String path, Mark mark, int more) {
        Map<String, Mark> changed = new HashMap<>(folders);
        if (mark.files() == 0) changed.remove(Inputs.folderOf(path));
        else changed.put(Inputs.folderOf(path), mark);
        return new OutFolder(isPage(path) ? pages + more : pages, changed);
    }

    private Mark mark(String path) {
        return folders.getOrDefault(Inputs.folderOf(path), Mark.NONE);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isPage(String path) {
        return path.endsWith(".html");
    }

    private static final class Visit extends SimpleFileVisitor<Path> {
        private final Path site;
        private final Map<String, Mark> folders = new HashMap<>();
        private int pages;
        /** The files of a folder mostly come one after the other. */
        private Path folder;

        private Mark mark;

        Visit(Path site) {
            this.site = site;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            keep();
            open(entered);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            mark = mark.with(name, Stamp.of(attributes));
            if (isPage(name)) pages++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path left, IOException trouble) throws IOException {
            if (trouble != null) throw trouble;
            keep();
            if (!left.equals(site)) open(left.getParent());
            return FileVisitResult.CONTINUE;
        }

        private void open(Path entered) {
            folder = entered;
            mark = folders.getOrDefault(name(), Mark.NONE);
        }

        private void keep() {
            if (folder != null && mark.files() > 0) folders.put(name(), mark);
        }

        private String name() {
            return site.relativize(folder).toString().replace('\\', '/');
        }
    }
}
