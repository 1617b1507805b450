package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A run of a truth file whose models are planned step by step. */
record TruthRow(Map<String, Object> row, MemoryPlanner planner) {

    /** The rows of one file, with the models of another or of the same; a model is read once. */
    static List<TruthRow> all(Map<String, Object> rows, Map<String, Object> models) {
        Map<String, MemoryPlanner> planners = new HashMap<>();
        return ((List<?>) rows.get("rows"))
                .stream()
                        .map(item -> map(item))
                        .map(row -> new TruthRow(
                                row,
                                planners.computeIfAbsent(
                                        row.get("model") + " " + row.get("quant"), key -> planner(row, models))))
                        .toList();
    }

    private static MemoryPlanner planner(Map<String, Object> row, Map<String, Object> models) {
        Map<String, Object> model = map(models.get(row.get("model").toString()));
        Architecture architecture = Architecture.ofGguf(map(model.get("metadata")), map(model.get("dims")));
        return MemoryPlanner.of(
                (KnownArchitecture) architecture, row.get("quant").toString(), OptionalLong.empty());
    }

    boolean refused() {
        return row.containsKey("error");
    }

    long gpu() {
        return planner.plan(settings()).gpu().count();
    }

    RunSettings settings() {
        RunSettings.Outputs outputs =
                whole("n_outputs_max", 0) == 0 ? RunSettings.Outputs.ALL : RunSettings.Outputs.SERVER;
        return RunSettings.headline(whole("ctx", 0))
                .withCache(type("kv_type"), type(row.containsKey("v_type") ? "v_type" : "kv_type"))
                .withFlashAttention(!"off".equals(row.get("fa")))
                .withSequences((int) whole("n_seq", 1), Boolean.TRUE.equals(row.get("kv_unified")))
                .withBatch((int) whole("ubatch", 512), outputs)
                .withOffload((int) whole("ngl", 99), (int) whole("n_cpu_moe", 0))
                .withFullWindowCache(Boolean.TRUE.equals(row.get("swa_full")))
                .withGpuCache(!Boolean.TRUE.equals(row.get("no_kv_offload")));
    }

    private TensorType type(String key) {
        return TensorType.named(row.get(key).toString()).orElseThrow();
    }

    long whole(String key, long fallback) {
        return row.get(key) instanceof Number number ? number.longValue() : fallback;
    }
}
