package com.runthismodel.command;

import com.runthismodel.unit.Decimal;
import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/** How far a long piece of work is: on a terminal one line that changes, elsewhere (a log) a line now and then. */
final class Progress {
    private static final long BETWEEN_LINES_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final int of;
    private final long start;
    private long last;

    Progress(PrintWriter out, boolean terminal, int of, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.of = of;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    static Progress of(int all, PrintWriter out) {
        return new Progress(out, terminal(), all, System::nanoTime);
    }

    void done(int done) {
        long now = nanos.getAsLong();
        boolean due = terminal || now - last >= BETWEEN_LINES_NANOS || done == of;
        if (!due || done == 0) return;
        last = now;
        long left = (now - start) / done * (of - done) / 1_000_000_000L;
        String text = done + " of " + of + (done == of ? "" : ", about " + Decimal.grouped(left) + " s left");
        if (terminal) out.print("\r" + text + "   " + (done == of ? "\n" : ""));
        else out.println(text);
        out.flush();
    }

    /** From JDK 22 on there is a console without a terminal too, and a way to ask, which Java 17 does not know. */
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) return false;
        try {
            Method asked = Console.class.getMethod("isTerminal");
            return (Boolean) asked.invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
