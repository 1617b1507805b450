package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private long seconds;

    @Test
    void aLogGetsALineNowAndThen() {
        StringWriter out = new StringWriter();
        run(new Progress(new PrintWriter(out), false, 8, () -> seconds * 1_000_000_000L), 8);
        assertEquals("3 of 8, about 20 s left\n6 of 8, about 8 s left\n8 of 8\n", lines(out));
    }

    @Test
    void aTerminalGetsOneLineThatChanges() {
        StringWriter out = new StringWriter();
        run(new Progress(new PrintWriter(out), true, 2, () -> seconds * 1_000_000_000L), 2);
        assertEquals("\r1 of 2, about 4 s left   \r2 of 2   \n", lines(out));
    }

    private void run(Progress progress, int all) {
        for (int done = 1; done <= all; done++) {
            seconds += 4;
            progress.done(done);
        }
    }

    private static String lines(StringWriter out) {
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
