package com.runthismodel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another generator with a project of the same pages: HTML, Markdown twin and JSON twin of each model. */
abstract class Peer {
    protected final Path folder;

    Peer(Path folder) {
        this.folder = folder;
    }

    abstract String name();

    /** The project but for its pages. */
    abstract void prepare(List<PageData.Block> html, List<PageData.Block> markdown) throws IOException;

    /** @param page the data of a page: {@code html}, {@code md} and {@code facts} */
    abstract void page(String slug, Map<String, Object> page) throws IOException;

    abstract List<String> command();

    abstract Path output();

    protected void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
