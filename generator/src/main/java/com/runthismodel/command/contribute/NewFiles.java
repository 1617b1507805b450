package com.runthismodel.command.contribute;

import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that are added to a content folder all together, and taken back when the check refuses one of them. */
final class NewFiles {
    private final Path content;
    private final Map<String, String> texts = new LinkedHashMap<>();

    NewFiles(Path content) {
        this.content = content;
    }

    void add(String file, String text) throws IOException {
        if (Files.exists(content.resolve(file)) || texts.containsKey(file))
            throw new IOException(content.resolve(file) + ": is there already; remove it, or name another --date");
        texts.put(file, text);
    }

    /** @throws ContentException with what {@code check} says of them, as if they had never been written */
    List<Path> write() throws IOException {
        List<Path> written = new ArrayList<>();
        boolean good = false;
        try {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                Path file = content.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file);
            }
            CatalogReader.read(content);
            good = true;
            return written;
        } finally {
            if (!good) for (Path file : written) Files.deleteIfExists(file);
        }
    }
}
