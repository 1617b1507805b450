package com.runthismodel.command;

import com.runthismodel.bake.Stages;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the time of a bake went, one line a part, and what the whole program took of time, processors and memory. */
final class TimingReport {
    private static final Path LINUX = Path.of("/proc/self/status");

    private TimingReport() {}

    static void print(List<Stages.Stage> stages, long bakeNanos, PrintWriter out) {
        ProcessHandle.Info program = ProcessHandle.current().info();
        Optional<Duration> whole = program.startInstant().map(start -> Duration.between(start, Instant.now()));
        // The system gives the start of a program to a hundredth of a second.
        whole.ifPresent(time -> line(out, "start of the program", Math.max(0, time.toNanos() - bakeNanos)));
        for (Stages.Stage stage : stages) line(out, stage.name(), stage.nanos());
        whole.ifPresent(time -> line(out, "the whole program", time.toNanos()));
        program.totalCpuDuration().ifPresent(time -> line(out, "processor time", time.toNanos()));
        peakBytes()
                .ifPresent(peak -> out.println(
                        padded("most memory in use") + Decimal.ratio(peak.count(), Bytes.PER_MIB, 0) + " MiB"));
    }

    private static void line(PrintWriter out, String name, long nanos) {
        out.println(padded(name) + Decimal.ratio(nanos / 1_000_000, 1000, 2) + " s");
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, 48 - name.length()));
    }

    /** Only Linux tells a program its own peak. */
    private static Optional<Bytes> peakBytes() {
        try {
            return Files.readAllLines(LINUX).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> new Bytes(1024 * Long.parseLong(line.replaceAll("\\D", ""))))
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}
