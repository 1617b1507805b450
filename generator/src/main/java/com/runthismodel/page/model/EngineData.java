package com.runthismodel.page.model;

import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.engine.TokenReading;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.page.sheet.HowToRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What engines with rules of their own load of one model: part of the script that pages load when such an engine is chosen.
 * Caches and widths are those of {@link EstimateData}.
 */
final class EngineData {
    private EngineData() {}

    /** Only of models that write, and whose tensors are known. */
    static Optional<Map<String, Object>> of(Subject subject, HowToRun run) {
        ModelType type = subject.model().card().type();
        if (type == ModelType.EMBEDDING || type == ModelType.RERANKER || !subject.estimable()) return Optional.empty();
        return subject.model().known().map(known -> data(subject, known, run));
    }

    private static Map<String, Object> data(Subject subject, KnownArchitecture known, HowToRun run) {
        Coefficients model = subject.estimated().get(0).coefficients().orElseThrow();
        Numbers numbers = Numbers.of(known);
        Map<String, Object> data = new LinkedHashMap<>();
        TensorParallel parallel = TensorParallel.of(known);
        data.put(
                "heads",
                parallel.heads().stream()
                        .map(one -> List.of(one.queries(), one.keys()))
                        .toList());
        data.put("widths", parallel.widths());
        data.put("mlx", subject.model().card().type() == ModelType.TEXT ? "mlx-lm" : "mlx-vlm");
        data.put("refused", refused(subject, run));
        data.put(
                "weights",
                EngineWeights.of(subject.model(), numbers, subject.catalog().quantizations()).stream()
                        .map(one -> row(one, TokenReading.of(numbers, model, one.layout())))
                        .toList());
        return data;
    }

    /** Name, format, bytes, repository, what a token reads, the experts' part of it, numbers, format of speed, whether bytes were counted, rows of a block. */
    private static List<Object> row(EngineWeights one, TokenReading reading) {
        return List.of(
                one.name(),
                one.format().key(),
                one.bytes().count(),
                one.repo().map(RepoId::toString).orElse(""),
                reading.weightBytes(),
                reading.expertBytes(),
                reading.parameters(),
                reading.format().ordinal(),
                one.counted(),
                one.layout().groupRows());
    }

    /** Why a runtime does not run it, as the page's list of runtimes says. */
    private static Map<String, String> refused(Subject subject, HowToRun run) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Stream.of("vllm", "sglang")
                .flatMap(id -> subject.catalog().runtime(id).stream())
                .forEach(runtime -> reason(runtime, run).ifPresent(text -> reasons.put(runtime.id(), text)));
        return reasons;
    }

    private static Optional<String> reason(Runtime runtime, HowToRun run) {
        String start = runtime.name() + ": ";
        return run.notOffered().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
