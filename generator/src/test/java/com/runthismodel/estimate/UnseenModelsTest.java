package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.TruthFile;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Models of every architecture that is priced, against llama.cpp: a regression set, rules were corrected by it. */
class UnseenModelsTest {
    private static final Map<String, Object> ROOT = TruthFile.read("unseen_truth");
    private static final Map<String, MemoryPlanner> PLANNERS = new HashMap<>();

    private record Run(Map<String, Object> row, MemoryPlanner planner, RunSettings settings) {
        boolean refused() {
            return row.containsKey("error");
        }

        double error() {
            long truth = whole(row, "gpuBytes", 0);
            long ours = planner.plan(settings).gpu().count();
            return Math.abs(ours - truth) / (double) Math.max(1, truth);
        }
    }

    @Test
    void whatLlamaCppRefusesIsRefused() {
        for (Run run : runs())
            assertEquals(
                    run.refused(),
                    MemoryEstimator.refusal(run.planner().coefficients(), run.settings())
                            .isPresent(),
                    run.row()::toString);
    }

    @Test
    void memoryOnTheCardIsNearlyAlwaysExact() {
        double[] errors = runs().stream()
                .filter(run -> !run.refused())
                .mapToDouble(Run::error)
                .sorted()
                .toArray();
        assertTrue(errors.length > 2900, "only " + errors.length + " runs");
        within(errors, 0.95, 0);
        within(errors, 0.98, 0.00001);
        within(errors, 0.99, 0.001);
        within(errors, 1, 0.055);
    }

    private static void within(double[] sorted, double share, double limit) {
        double reached = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
        assertTrue(reached <= limit, share + " of " + sorted.length + " runs are within " + reached + ", not " + limit);
    }

    private static List<Run> runs() {
        return ((List<?>) ROOT.get("rows"))
                .stream()
                        .map(row -> map(row))
                        .map(row -> new Run(row, planner(row), settings(row)))
                        .toList();
    }

    private static MemoryPlanner planner(Map<String, Object> row) {
        return PLANNERS.computeIfAbsent(row.get("model").toString(), name -> {
            Map<String, Object> model = map(map(ROOT.get("models")).get(name));
            Architecture architecture = Architecture.ofGguf(map(model.get("metadata")), map(model.get("dims")));
            return MemoryPlanner.of(
                    (KnownArchitecture) architecture, row.get("quant").toString(), OptionalLong.empty());
        });
    }

    private static RunSettings settings(Map<String, Object> row) {
        RunSettings.Outputs outputs =
                whole(row, "n_outputs_max", 0) == 0 ? RunSettings.Outputs.ALL : RunSettings.Outputs.SERVER;
        return RunSettings.headline(whole(row, "ctx", 0))
                .withCache(type(row, "kv_type"), type(row, row.containsKey("v_type") ? "v_type" : "kv_type"))
                .withFlashAttention(!"off".equals(row.get("fa")))
                .withSequences((int) whole(row, "n_seq", 1), Boolean.TRUE.equals(row.get("kv_unified")))
                .withBatch((int) whole(row, "ubatch", 512), outputs)
                .withOffload((int) whole(row, "ngl", 99), (int) whole(row, "n_cpu_moe", 0))
                .withFullWindowCache(Boolean.TRUE.equals(row.get("swa_full")))
                .withGpuCache(!Boolean.TRUE.equals(row.get("no_kv_offload")));
    }

    private static TensorType type(Map<String, Object> row, String key) {
        return TensorType.named(row.get(key).toString()).orElseThrow();
    }

    private static long whole(Map<String, Object> row, String key, long fallback) {
        return row.get(key) instanceof Number number ? number.longValue() : fallback;
    }
}
