package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.RandomEdits;
import com.runthismodel.bake.SmallSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void copyTheSite() throws Exception {
        site = folder.resolve("site");
        RandomEdits.copy(SmallSite.baked(), site);
    }

    void bake(Path content) throws Exception {
        SmallSite.bake(content, site);
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
