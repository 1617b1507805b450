package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder of templates or assets, without the hidden ones that editors and systems leave beside them. */
public final class SourceTree {
    private SourceTree() {}

    /**
     * By name, with slashes. A link would publish what lies elsewhere on this machine, and reading a pipe never ends: both
     * are refused.
     */
    public static Map<String, Path> files(Path root) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        // The folder itself may be named by a link.
        Path start = root.toRealPath();
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = !folder.equals(start) && hidden(folder);
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (hidden(file)) return FileVisitResult.CONTINUE;
                if (!attributes.isRegularFile())
                    throw new IOException(file + ": is no regular file, put the file itself there, not a link to it");
                files.put(start.relativize(file).toString().replace('\\', '/'), file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean hidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    public static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException noText) {
            throw new IOException(file + ": is not UTF-8 text, save the file as UTF-8", noText);
        }
    }
}
