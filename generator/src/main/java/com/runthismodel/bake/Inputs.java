package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every file that decides what a site holds, by a name that says what it is: content, templates, assets, this program. */
final class Inputs {
    private final Map<String, Path> paths = new HashMap<>();
    private final Map<String, Stamp> stamps = new HashMap<>();
    private final long lookedAtNanos = System.currentTimeMillis() * 1_000_000;
    private boolean plain = true;

    private Inputs() {}

    static Inputs of(Order order) throws IOException {
        Inputs inputs = new Inputs();
        inputs.look("content", Optional.of(order.content()));
        inputs.look("templates", order.templates());
        inputs.look("assets", order.assets());
        inputs.look("program", Optional.of(House.program()));
        return inputs;
    }

    Map<String, Stamp> stamps() {
        return stamps;
    }

    Path path(String name) {
        return paths.get(name);
    }

    long lookedAtNanos() {
        return lookedAtNanos;
    }

    /** Whether all are plain files: what a link leads to may change without a trace here. */
    boolean plain() {
        return plain;
    }

    private void look(String kind, Optional<Path> root) throws IOException {
        if (root.isEmpty() || !Files.exists(root.get())) return;
        int cut = root.get().toString().length();
        Files.walkFileTree(root.get(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return skipped(kind, folder, root.get()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!skipped(kind, file, root.get()))
                    add(kind + file.toString().substring(cut).replace('\\', '/'), file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void add(String name, Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) plain = false;
        paths.put(name, file);
        stamps.put(name, Stamp.of(attributes));
    }

    /** What is hidden is no content, but in the folder of prose it is a mistake to tell. */
    private static boolean skipped(String kind, Path file, Path root) {
        if (!kind.equals("content") || file.equals(root)) return false;
        boolean hidden = file.getFileName().toString().startsWith(".");
        return hidden && !file.getParent().equals(root.resolve("pages"));
    }
}
