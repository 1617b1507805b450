package com.runthismodel.bake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Templates and assets: the folders given, or the ones this program carries with it. */
final class House implements AutoCloseable {
    private final FileSystem jar;
    private final Path templates;
    private final Path assets;

    private House(FileSystem jar, Path templates, Path assets) {
        this.jar = jar;
        this.templates = templates;
        this.assets = assets;
    }

    static House open(Optional<Path> templates, Optional<Path> assets) throws IOException {
        if (templates.isPresent() && assets.isPresent()) return new House(null, templates.get(), assets.get());
        Path program = program();
        FileSystem jar = Files.isDirectory(program) ? null : FileSystems.newFileSystem(program);
        Path inside = jar == null ? program : jar.getPath("/");
        return new House(jar, templates.orElse(inside.resolve("templates")), assets.orElse(inside.resolve("assets")));
    }

    /** The jar or the folder of classes this program runs from. */
    static Path program() throws IOException {
        URI place;
        try {
            place = House.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where this program's own templates are", e);
        }
        return Path.of(place);
    }

    Path templates() {
        return templates;
    }

    Path assets() {
        return assets;
    }

    @Override
    public void close() throws IOException {
        if (jar != null) jar.close();
    }
}
