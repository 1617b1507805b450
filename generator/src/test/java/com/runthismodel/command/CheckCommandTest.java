package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
