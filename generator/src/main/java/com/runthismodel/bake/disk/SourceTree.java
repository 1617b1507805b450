package com.runthismodel.bake.disk;

import com.runthismodel.catalog.content.ContentFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<Path> refused = new ArrayList<>();
        ContentFiles.walk(start, (file, attributes) -> {
            if (attributes.isRegularFile())
                files.put(start.relativize(file).toString().replace('\\', '/'), file);
            else refused.add(file);
        });
        if (!refused.isEmpty())
            throw new IOException(refused.get(0) + ": is no regular file, put the file itself there, not a link to it");
        return files;
    }

    public static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException noText) {
            throw new IOException(file + ": is not UTF-8 text, save the file as UTF-8", noText);
        }
    }
}
