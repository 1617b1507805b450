package com.runthismodel.command;

import com.runthismodel.estimate.speed.calibration.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits the constants of the speed estimate to content/benchmarks: repeats what is committed. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Fit the speed estimate to the measured runs in content/benchmarks.")
final class CalibrateCommand implements Callable<Integer> {
    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    private Path content = Path.of("content");

    @Option(names = "--out", paramLabel = "FILE", description = "Where the constants go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("generator/src/main/resources/speed/constants.json");

    @Option(names = "--report", description = "Also print how the estimate does on runs it was not fitted to.")
    private boolean report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path runs = content.resolve("benchmarks");
        if (!Files.isDirectory(runs)) throw new NoSuchFileException(runs.toString());
        Calibration calibration = Calibration.of(content);
        Files.writeString(out, calibration.constants().toJson());
        PrintWriter console = spec.commandLine().getOut();
        if (report) console.print(calibration.report());
        console.flush();
        return 0;
    }
}
