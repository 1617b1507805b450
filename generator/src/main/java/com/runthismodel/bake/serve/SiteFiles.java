package com.runthismodel.bake.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a site behind addresses, never one outside of it: not by "..", not by a link that leads out. */
record SiteFiles(Path site) {
    /** {@code /models/x} is {@code models/x.html}; {@code /sub/} is {@code sub/index.html}. */
    Optional<Path> find(String address) {
        if (address.endsWith("/")) return inside(address + "index.html");
        return inside(address).or(() -> inside(address + ".html"));
    }

    /** Where to send one who left out the slash of a folder: relative links on its page need it. */
    Optional<String> folder(String address) {
        boolean folder = !address.endsWith("/")
                && find(address).isEmpty()
                && inside(address + "/index.html").isPresent();
        // Never two slashes in front: they would name a host.
        return folder ? Optional.of("/" + address.replaceFirst("^/+", "") + "/") : Optional.empty();
    }

    private Optional<Path> inside(String address) {
        try {
            Path file = site.resolve("." + address).normalize();
            boolean served = file.startsWith(site) && Files.isRegularFile(file);
            return served && file.toRealPath().startsWith(site.toRealPath()) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }
}
