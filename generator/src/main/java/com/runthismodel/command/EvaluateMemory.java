package com.runthismodel.command;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.MemoryPlanner;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.tensor.FileTypes;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For each run on CUDA: bytes on the GPU and on the host, or why llama.cpp would not start. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description =
                "Memory of each run: {\"row\":17,\"gpuBytes\":N,\"hostBytes\":N} or {\"row\":17,\"refused\":\"why\"}.")
final class EvaluateMemory implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON with models and rows")
    private Path file;

    @Spec
    private CommandSpec spec;

    private final Map<String, MemoryPlanner> known = new HashMap<>();

    @Override
    public Integer call() throws IOException {
        TruthFile truth = TruthFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < truth.rows().size(); i++) {
            Object row = truth.rows().get(i);
            if (onCuda(row)) out.println(JsonWriter.compact(line(truth, row, i)));
        }
        out.flush();
        return 0;
    }

    /** The rows of other backends are no question to this verb. */
    private static boolean onCuda(Object row) {
        boolean elsewhere =
                row instanceof Map<?, ?> map && map.get("backend") instanceof String named && !named.equals("cuda");
        return !elsewhere;
    }

    /** One line whatever the row says: what cannot be read or would overflow is refused with the reason. */
    private Map<String, Object> line(TruthFile truth, Object row, int index) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", index);
        try {
            if (row instanceof Map<?, ?> asked) answer(line, truth, TruthFile.named(asked));
            else line.put("refused", "the row is no object");
        } catch (IllegalArgumentException problem) {
            line.put("refused", String.valueOf(problem.getMessage()));
        } catch (RuntimeException broken) {
            line.put("refused", TruthFile.impossible(broken));
        }
        return line;
    }

    private void answer(Map<String, Object> line, TruthFile truth, Map<String, ?> row) {
        String name = word(row, "model");
        String quantization = word(row, "quant").toUpperCase(Locale.ROOT);
        TruthFile.Subject subject = truth.models().get(name);
        if (subject == null) line.put("refused", "no model " + name + " in this file");
        else if (subject.architecture() instanceof UnknownArchitecture unknown) line.put("refused", unknown.reason());
        else if (FileTypes.standard(quantization).isEmpty())
            line.put("refused", "unknown quantization " + quantization);
        else {
            MemoryPlanner planner = planner(subject, name, quantization, row);
            long trained = ((KnownArchitecture) subject.architecture()).contextTokens();
            price(line, planner, new AskedRun(row).settings(trained));
        }
    }

    private static String word(Map<String, ?> row, String key) {
        if (row.get(key) instanceof String word && !word.isBlank()) return word;
        throw new IllegalArgumentException(key + ": wants a name");
    }

    private MemoryPlanner planner(TruthFile.Subject subject, String name, String quantization, Map<String, ?> row) {
        OptionalLong measured = row.get("tensor_bytes") instanceof Number bytes
                ? OptionalLong.of(bytes.longValue())
                : OptionalLong.empty();
        KnownArchitecture model = (KnownArchitecture) subject.architecture();
        return known.computeIfAbsent(
                name + "\t" + quantization + "\t" + measured, key -> MemoryPlanner.of(model, quantization, measured));
    }

    private static void price(Map<String, Object> line, MemoryPlanner planner, RunSettings settings) {
        Optional<String> refusal = MemoryEstimator.refusal(planner.coefficients(), settings);
        if (refusal.isPresent()) {
            line.put("refused", refusal.get());
            return;
        }
        MemoryEstimate estimate = planner.plan(settings);
        if (estimate.gpu().count() < 0 || estimate.host().count() < 0)
            throw new IllegalArgumentException("more bytes than can be counted");
        line.put("gpuBytes", estimate.gpu().count());
        line.put("hostBytes", estimate.host().count());
    }
}
