package com.runthismodel.bake.mirror;

import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a copy by path, with their SHA-256: a manifest, read or computed. */
public record Sums(SortedMap<String, String> byPath) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final Pattern SAFE = Pattern.compile("(?!\\.\\.?(/|$))[^/\\\\\\p{Cntrl}]+");
    /** What stands in a folder for an entry that is no file and no folder: a link, a socket. */
    private static final String NO_FILE = "no regular file";

    public Sums {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
    }

    static Sums parse(byte[] manifest, String name) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        int number = 0;
        for (String line : new String(manifest, StandardCharsets.UTF_8).split("\n")) {
            number++;
            if (line.isEmpty()) continue;
            Matcher pair = LINE.matcher(line);
            if (!pair.matches() || !isSafe(pair.group(2)))
                throw new IOException(
                        name + ":" + number + ": no line of a manifest, or a path that leaves the folder");
            sums.put(pair.group(2), pair.group(1));
        }
        return new Sums(sums);
    }

    /** A relative path that stays below its folder on every system. */
    static boolean isSafe(String path) {
        for (String part : path.split("/", -1)) if (!SAFE.matcher(part).matches()) return false;
        return !path.matches("[A-Za-z]:.*");
    }

    /** Everything in a folder but its own manifest. Links are not followed. */
    static Sums of(Path folder) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(Manifest.PATH)) sums.put(path, attributes.isRegularFile() ? sum(file) : NO_FILE);
                return FileVisitResult.CONTINUE;
            }
        });
        return new Sums(sums);
    }

    static String sum(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Manifest.sha256(bytes, bytes.length);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> file : byPath.entrySet())
            text.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        return text.toString();
    }
}
