package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runthismodel.bake.disk.DiskTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real disk that is full, or may only be read: refused in a sentence, the old site whole. Mounting needs root. */
@Tag("slow")
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString()), "mounting a disk needs root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @ParameterizedTest(name = "a bake of everything: {0}")
    @ValueSource(booleans = {false, true})
    void fullWithTheOldSiteOnIt(boolean everything) throws Exception {
        TwoSites sites = new TwoSites(disk);
        sites.useNew();
        if (everything) Files.delete(sites.order.state());
        fill(disk.resolve("filler"));
        String refused = refusal(sites);
        assertTrue(refused.matches("(?s).*\\Q" + disk + "\\E/\\S+: No space left.*"), refused);
        assertTrue(sites.isOld(), "the old site");
        Files.delete(disk.resolve("filler"));
        sites.bake();
        assertTrue(sites.isNew(), "with room again");
    }

    @Test
    void onlyToBeRead() throws Exception {
        TwoSites sites = new TwoSites(disk);
        sites.useNew();
        assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "remounting needs root");
        String refused = refusal(sites);
        assertTrue(refused.contains("Read-only file system"), refused);
        assertTrue(sites.isOld(), "the old site");
    }

    private static String refusal(TwoSites sites) throws Exception {
        try {
            sites.bake();
            return "was not refused";
        } catch (IOException e) {
            return DiskTrouble.explain(e);
        } catch (BakeException e) {
            return e.getMessage();
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (int block = 4096; block > 0; block /= 2) fill(out, new byte[block]);
        }
    }

    private static void fill(java.io.OutputStream out, byte[] block) {
        try {
            while (true) out.write(block);
        } catch (IOException full) {
            assertEquals("No space left on device", full.getMessage());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
