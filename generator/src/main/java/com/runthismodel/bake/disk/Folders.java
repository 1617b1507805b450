package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders that go, with what is in them. */
public final class Folders {
    private Folders() {}

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(entry);
        }
    }

    /** This folder and those above it, as far as {@code root}, while nothing is left in them. */
    public static void deleteIfEmpty(Path folder, Path root) throws IOException {
        for (Path left = folder; left.startsWith(root) && !left.equals(root); left = left.getParent()) {
            if (!Files.isDirectory(left)) continue;
            try (Stream<Path> entries = Files.list(left)) {
                if (entries.findAny().isPresent()) return;
            }
            Files.delete(left);
        }
    }
}
