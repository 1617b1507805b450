package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** The files of a site as they lie there. */
final class OutFolder {
    private OutFolder() {}

    static Map<String, Stamp> look(Path site) throws IOException {
        Map<String, Stamp> stamps = new HashMap<>();
        if (!Files.isDirectory(site)) return stamps;
        int cut = site.toString().length() + 1;
        Files.walkFileTree(site, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                stamps.put(file.toString().substring(cut).replace('\\', '/'), Stamp.of(attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        return stamps;
    }

    /** Whether nobody touched the site since the bake that left this state. */
    static boolean untouched(Map<String, Stamp> now, Map<String, Stamp> outputs) {
        if (now.size() != outputs.size()) return false;
        for (Map.Entry<String, Stamp> file : now.entrySet()) {
            Stamp expected = outputs.get(file.getKey());
            if (expected == null || !expected.sameFile(file.getValue())) return false;
        }
        return true;
    }
}
