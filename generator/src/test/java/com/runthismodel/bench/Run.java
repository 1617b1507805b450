package com.runthismodel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of another program: its time, the processor time of it and its children, the most memory they held at once. */
record Run(double seconds, double processorSeconds, long peakMib, String output) {
    private static final String MARK = "@times@ ";

    static Run of(Path folder, List<String> command) throws IOException, InterruptedException {
        List<String> timed =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='" + MARK + "%R %U %S'; time \"$@\"", "bash"));
        timed.addAll(command);
        Path log = Files.createTempFile("bench", ".log");
        Process process = new ProcessBuilder(timed)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long peakKib = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS))
            peakKib = Math.max(peakKib, residentKib(process.toHandle()));
        String output = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        if (process.exitValue() != 0) throw new IOException(String.join(" ", command) + " failed:\n" + output);
        int at = output.lastIndexOf(MARK);
        String[] times = output.substring(at + MARK.length()).strip().split(" ");
        double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
        return new Run(
                Double.parseDouble(times[0]),
                cpu,
                peakKib / 1024,
                output.substring(0, at).strip());
    }

    private static long residentKib(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Run::residentOf)
                .sum();
    }

    private static long residentOf(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    String line(String name, int pages) {
        return String.format(
                Locale.ROOT,
                "%-12s %8.2f s %8.2f s of processors %7.0f pages/s %6d MiB",
                name,
                seconds,
                processorSeconds,
                pages / seconds,
                peakMib);
    }
}
