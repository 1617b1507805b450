package com.runthismodel.page;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Runtime.Way;
import com.runthismodel.estimate.engine.CardTier;
import com.runthismodel.estimate.engine.OllamaRun;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.PagedServer.Engine;
import com.runthismodel.estimate.engine.ShareSolver;
import com.runthismodel.source.write.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scripts of engines with rules of their own need of all models alike, as a classic script that is loaded when one
 * of these engines is chosen: the constants of {@code estimate.engine}, and the lines of the runtimes' files to type.
 */
public final class EnginesData {
    static final String PATH = "js/engines-data.js";
    private static final List<String> RUNTIMES = List.of("ollama", "mlx-lm", "mlx-vlm", "vllm", "sglang");

    private EnginesData() {}

    public static TextFile of(Catalog catalog) {
        Map<String, Object> runtimes = new LinkedHashMap<>();
        for (String id : RUNTIMES) catalog.runtime(id).ifPresent(runtime -> runtimes.put(id, runtime(runtime)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("vllm", paged(Engine.VLLM, CardTier.VLLM));
        data.put("sglang", paged(Engine.SGLANG, CardTier.SGLANG));
        data.put("percent", PagedServer.VLLM_PERCENT);
        data.put("most", ShareSolver.MOST_PERCENT);
        data.put(
                "kept",
                List.of(
                        CardTier.FIXED,
                        CardTier.PER_1024_TOKENS,
                        CardTier.PER_CARD,
                        CardTier.PER_GRAPH,
                        CardTier.LARGE_GIB,
                        CardTier.LEAST_OF_LARGE));
        data.put("contexts", OllamaRun.CONTEXTS);
        data.put("runtimes", runtimes);
        return new TextFile(PATH, "(self.RTM = self.RTM || {}).engineRules = " + JsonWriter.compact(data) + ";\n");
    }

    private static Map<String, Object> paged(Engine engine, List<CardTier> tiers) {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("pageTokens", engine.pageTokens());
        rules.put("inside", engine.reserveInside());
        rules.put(
                "tiers",
                tiers.stream()
                        .map(tier -> List.of(tier.belowGib(), tier.batchTokens(), tier.graphs(), tier.graphsOfMany()))
                        .toList());
        return rules;
    }

    /** Its port, and by format the lines of the step that starts it: variables first, in a list of their own. */
    private static Map<String, Object> runtime(Runtime runtime) {
        Map<String, Object> lines = new LinkedHashMap<>();
        for (Way way : runtime.ways()) {
            if (way.types().contains(ModelType.EMBEDDING) || way.types().contains(ModelType.RERANKER)) continue;
            Runtime.Step start = way.steps().stream()
                    .filter(EnginesData::starts)
                    .findFirst()
                    .orElse(way.steps().get(way.steps().size() - 1));
            lines.putIfAbsent(way.format().key(), List.of(start.environment(), start.command()));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", runtime.name());
        data.put("port", runtime.api().map(Runtime.Api::port).orElse(0));
        data.put("lines", lines);
        return data;
    }

    private static boolean starts(Runtime.Step step) {
        return !step.environment().isEmpty() || step.command().stream().anyMatch(line -> line.contains("{port}"));
    }
}
