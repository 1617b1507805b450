package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.Order;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The small site, of which copies are made. */
abstract class MirroredSite {
    @TempDir
    Path folder;

    Path site;

    @BeforeEach
    void bake() throws Exception {
        site = folder.resolve("site");
        bake(SiteOverlay.SMALL);
    }

    void bake(Path content) throws Exception {
        Bakery.bake(new Order(content, site, Optional.empty(), Optional.empty()));
    }

    /** The copy as the zip holds it, unpacked. */
    Path unpacked(String name) throws IOException {
        Path target = folder.resolve(name);
        try (ZipFile zip = new ZipFile(site.resolve("mirror/runthismodel.zip").toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                Path file = target.resolve(entry.getName().replaceFirst("runthismodel/", ""));
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
        return target;
    }

    static String shell(Path folder, String commands) throws Exception {
        Process shell = new ProcessBuilder("/bin/bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
        return shell.exitValue() + " " + said;
    }
}
