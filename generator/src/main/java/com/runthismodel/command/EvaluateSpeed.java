package com.runthismodel.command;

import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.calibration.Sources;
import com.runthismodel.estimate.speed.names.Case;
import com.runthismodel.estimate.speed.names.Conditions;
import com.runthismodel.estimate.speed.names.ContentFacts;
import com.runthismodel.estimate.speed.names.Reader;
import com.runthismodel.source.Json;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For each run: tokens per second with a range, or why nothing can be said. Looks at conditions only. */
@Command(
        name = "speed",
        mixinStandardHelpOptions = true,
        description = "Decode speed of each run: {\"id\":\"s1\",\"tokensPerSecond\":x,\"low\":x,\"high\":x}"
                + " or {\"id\":\"s1\",\"refused\":\"why\"}.")
final class EvaluateSpeed implements Callable<Integer> {
    /** One line for every row, in their order: what is no object has no id to be told by. */
    private static final String NO_RUN = "{\"id\":null,\"refused\":\"the row is no object\"}";

    @Parameters(paramLabel = "FILE", description = "JSON list of runs")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(Json.read(file) instanceof List<?> list)) throw new IOException(file + ": wants a list of runs");
        Reader reader = ContentFacts.shipped();
        SpeedEstimator estimator = new SpeedEstimator(SpeedModel.shipped());
        PrintWriter out = spec.commandLine().getOut();
        for (Object row : list)
            out.println(row instanceof Map<?, ?> map ? JsonWriter.compact(answer(map, reader, estimator)) : NO_RUN);
        out.flush();
        return 0;
    }

    private static Map<String, Object> answer(Map<?, ?> row, Reader reader, SpeedEstimator estimator) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", row.get("id") == null ? "" : row.get("id").toString());
        try {
            Conditions run = Conditions.of(row);
            SpeedEstimate estimate = speed(reader.read(run), run, estimator);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("tokensPerSecond", digits(estimate.tokensPerSecond()));
            figures.put("low", digits(estimate.low()));
            figures.put("high", digits(estimate.high()));
            line.putAll(figures);
        } catch (Reader.Refused refused) {
            line.put("refused", refused.getMessage());
        } catch (RuntimeException broken) {
            line.put("refused", "conditions that make no run: " + broken.getMessage());
        }
        return line;
    }

    /** Of several users at once the sources report the tokens of all of them together. */
    private static SpeedEstimate speed(Case read, Conditions run, SpeedEstimator estimator) {
        return estimator.together(read.work(), read.machine(), read.setup(), Sources.of(run.kind()), read.users());
    }

    /** Four significant digits: more would pretend. */
    private static double digits(double value) {
        if (!(value > 0 && value < Double.MAX_VALUE)) throw new ArithmeticException("a speed of " + value);
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .doubleValue();
    }
}
