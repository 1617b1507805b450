package com.runthismodel.bake.state;

import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every file that decides what a site holds, by a name that says what it is: content, templates, assets, this program. */
public final class Inputs {
    /** A folder's own files, by the last part of their names, and all of them in one mark. */
    record Seen(Path folder, Map<String, Stamp> files, Mark mark) {
        Seen(Path folder, Map<String, Stamp> files) {
            this(folder, files, Mark.of(files));
        }
    }

    private final Map<String, Seen> folders = new LinkedHashMap<>();
    private final long lookedAtNanos = System.currentTimeMillis() * 1_000_000;
    private boolean plain = true;

    private Inputs() {}

    public static Inputs of(Order order, Path program) throws IOException {
        Inputs inputs = new Inputs();
        inputs.look("content", Optional.of(order.content()));
        inputs.look("templates", order.templates());
        inputs.look("assets", order.assets());
        inputs.look("program", Optional.of(program));
        return inputs;
    }

    /** The same with some folders looked at again; none of them came or went. */
    public Inputs again(Order order, Path program, Set<Path> touched) throws IOException {
        if (!plain) return of(order, program);
        Inputs inputs = new Inputs();
        folders.forEach((name, seen) -> {
            boolean again = touched.contains(seen.folder()) || name.equals("program") || name.startsWith("program/");
            if (!again) inputs.folders.put(name, seen);
        });
        inputs.look("program", Optional.of(program));
        for (Path folder : touched) {
            inputs.lookInto("content", Optional.of(order.content()), folder);
            inputs.lookInto("templates", order.templates(), folder);
            inputs.lookInto("assets", order.assets(), folder);
        }
        return inputs;
    }

    private void lookInto(String kind, Optional<Path> root, Path folder) throws IOException {
        if (root.isEmpty() || !folder.startsWith(root.get()) || !Files.isDirectory(folder)) return;
        Visit visit = new Visit(kind, root.get());
        for (Path at = folder; !at.equals(root.get()); at = at.getParent()) if (visit.skipped(at)) return;
        Files.walkFileTree(folder, Set.of(), 1, visit);
    }

    /** By name, {@code content/models/acme}; only those that hold files. */
    Map<String, Seen> folders() {
        return folders;
    }

    public boolean has(String name) {
        Seen folder = folders.get(folderOf(name));
        return folder != null && folder.files().containsKey(name.substring(name.lastIndexOf('/') + 1));
    }

    /** @param folders begin with this */
    List<String> below(String folders) {
        List<String> names = new ArrayList<>();
        this.folders.forEach((name, folder) -> {
            if (name.startsWith(folders)) for (String file : folder.files().keySet()) names.add(name + "/" + file);
        });
        return names;
    }

    static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    public long lookedAtNanos() {
        return lookedAtNanos;
    }

    /** Whether all are plain files: what a link leads to may change without a trace here. */
    public boolean plain() {
        return plain;
    }

    private void look(String kind, Optional<Path> root) throws IOException {
        if (root.isEmpty() || !Files.exists(root.get())) return;
        Files.walkFileTree(root.get(), new Visit(kind, root.get()));
    }

    private final class Visit extends SimpleFileVisitor<Path> {
        private final String kind;
        private final Path root;
        private final Deque<Map<String, Stamp>> open = new ArrayDeque<>();

        Visit(String kind, Path root) {
            this.kind = kind;
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (skipped(folder)) return FileVisitResult.SKIP_SUBTREE;
            open.push(new HashMap<>());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (skipped(file) || attributes.isDirectory()) return FileVisitResult.CONTINUE;
            if (!attributes.isRegularFile()) plain = false;
            String name = file.getFileName().toString();
            if (open.isEmpty()) folders.put(kind, new Seen(file.getParent(), Map.of(name, Stamp.of(attributes))));
            else open.peek().put(name, Stamp.of(attributes));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException trouble) throws IOException {
            if (trouble != null) throw trouble;
            Map<String, Stamp> files = open.pop();
            String name =
                    kind + folder.toString().substring(root.toString().length()).replace('\\', '/');
            if (!files.isEmpty()) folders.put(name, new Seen(folder, files));
            return FileVisitResult.CONTINUE;
        }

        /** What is hidden is no content, but in the folder of prose it is a mistake to tell. */
        private boolean skipped(Path file) {
            if (!kind.equals("content") || file.equals(root)) return false;
            boolean hidden = file.getFileName().toString().startsWith(".");
            return hidden && !root.resolve("pages").equals(file.getParent());
        }
    }
}
