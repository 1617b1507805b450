package com.runthismodel.command.contribute;

import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The small site in a folder of its own, to which a command adds what a log says. */
abstract class LogsOfRuns {
    private static final Path LOGS = Path.of("generator/src/test/resources/logs");
    static final String DEVICE = "nvidia-geforce-rtx-4060-ti-16gb";

    @TempDir
    Path folder;

    Path content;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final List<String> asked = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        content = folder.resolve("content");
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    int run(Object command, String log, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(LOGS.resolve(log).toString(), "--content", content.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    String changed(String log, String from, String to) throws IOException {
        Path copy = folder.resolve(log).toAbsolutePath();
        Files.writeString(copy, Files.readString(LOGS.resolve(log)).replace(from, to));
        return copy.toString();
    }

    Optional<String> answer(String question) {
        asked.add(question);
        if (question.startsWith("id of the device")) return Optional.of(DEVICE);
        if (question.startsWith("version")) return Optional.of("0.12.0");
        if (question.startsWith("https")) return Optional.of("measured by a test");
        return question.startsWith("quantization") ? Optional.of("Q8_0") : Optional.empty();
    }

    List<String> added(String kind) throws IOException {
        List<String> before = SiteOverlay.files(SiteOverlay.SMALL).stream()
                .map(file -> SiteOverlay.SMALL.relativize(file).toString())
                .toList();
        return SiteOverlay.files(content).stream()
                .map(file -> content.relativize(file).toString())
                .filter(file -> file.startsWith(kind) && !before.contains(file))
                .toList();
    }
}
