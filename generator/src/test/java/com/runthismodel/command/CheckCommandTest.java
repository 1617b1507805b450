package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.SiteOverlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a contributor and a CI script see of {@code check}. */
class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String content) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--content", content);
    }

    @Test
    void goodContentIsCountedAndExitsWithZero() {
        assertEquals(0, check("generator/src/test/resources/sites/small/content"));
        assertTrue(out.toString().startsWith("4 models, 4 devices, 2 runtimes, "), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void mistakesArePrintedAndExitWithOne(@TempDir Path empty) {
        assertEquals(1, check(empty.toString()));
        assertEquals(
                "content/quantizations.yaml:1: is missing, every content folder needs it",
                err.toString().lines().findFirst().orElseThrow());
        assertTrue(err.toString().contains("2 problems, found in "), err.toString());
    }

    /** 1,321 MB at 288 GB/s can be read 218 times a second. */
    @Test
    void aContributedRunFasterThanItsMemoryIsRefusedByItsLine(@TempDir Path folder) throws IOException {
        Path overlay = folder.resolve("overlay/benchmarks/nvidia-geforce-rtx-4060-ti-16gb");
        Files.createDirectories(overlay);
        Files.writeString(
                overlay.resolve("acme-1b-instruct-q8-0.yaml.edit"),
                "-decodeTokensPerSecond: 142.7\n+decodeTokensPerSecond: 1427\n");
        Path content = SiteOverlay.apply(folder.resolve("overlay"), folder.resolve("content"));
        assertEquals(1, check(content.toString()));
        String first = err.toString().lines().findFirst().orElseThrow();
        assertTrue(
                first.matches("content/benchmarks/nvidia-geforce-rtx-4060-ti-16gb/acme-1b-instruct-q8-0.yaml:12: "
                        + "decodeTokensPerSecond: is more than the 2\\d\\d tokens/s at which GeForce RTX 4060 Ti 16GB can "
                        + "read the weights, look at model, quantization and device again"),
                first);
    }
}
