package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.Truth.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The replayed plan against every run of the truth. */
@Tag("slow")
class PlannerTruthTest {
    private static final Map<String, MemoryPlanner> PLANNERS = new HashMap<>();

    /** Not a byte off in any run on the GPU, wherever the layers are. */
    private static final Set<String> EXACT = Set.of(
            "llama-2-7b",
            "llama-3.1-8b",
            "llama-3.2-1b",
            "tinyllama-1.1b",
            "mistral-7b-v0.3",
            "mistral-small-24b",
            "qwen2.5-0.5b",
            "qwen2.5-1.5b",
            "qwen2.5-14b",
            "qwen2.5-32b",
            "qwen3-0.6b",
            "qwen3-4b",
            "qwen3-14b",
            "qwen3-32b",
            "qwen3-30b-a3b",
            "phi-3.5-mini",
            "phi-4",
            "smollm2-135m",
            "smollm2-1.7b",
            "command-r-35b",
            "gemma-2-2b",
            "gemma-2-27b",
            "gemma-3-270m",
            "gemma-3-1b",
            "gemma-3-12b");

    /** How long CUDA keeps the shares of the experts is known but for a row or a few of them. */
    private static final Set<String> CLOSE = Set.of("mixtral-8x7b");

    @Test
    void theseModelsAreExact() {
        for (Run run : started(run -> EXACT.contains(run.model()) || CLOSE.contains(run.model()))) {
            double off = CLOSE.contains(run.model()) ? 8192 : 0;
            assertEquals(run.buffer(true, "compute"), plan(run).gpuCompute().count(), off, run::toString);
        }
    }

    @Test
    void fullOffload() {
        double[] errors = errors(PlannerTruthTest::full);
        within(errors, 0.5, 0.00001);
        within(errors, 0.95, 0.0003);
        within(errors, 0.99, 0.0015);
        within(errors, 1, 0.005);
    }

    @Test
    void partialOffload() {
        double[] errors = errors(run -> !full(run));
        within(errors, 0.5, 0.00001);
        within(errors, 0.95, 0.0025);
        within(errors, 0.99, 0.05);
        within(errors, 1, 0.08);
    }

    private static boolean full(Run run) {
        return run.settings().gpuLayers() == 99;
    }

    private static MemoryEstimate plan(Run run) {
        return PLANNERS.computeIfAbsent(
                        run.model() + "\t" + run.quantization(),
                        key -> MemoryPlanner.of(
                                Truth.architecture(run.model()), run.quantization(), OptionalLong.empty()))
                .plan(run.settings());
    }

    private static List<Run> started(Predicate<Run> which) {
        List<Run> runs = Truth.runs().stream()
                .filter(run -> !run.refused())
                .filter(which)
                .toList();
        assertTrue(runs.size() > 1000, "a truth of " + runs.size() + " runs proves nothing");
        return runs;
    }

    private static double[] errors(Predicate<Run> which) {
        return started(which).stream()
                .mapToDouble(run -> Math.abs(plan(run).gpu().count() - run.gpu()) / (double) run.gpu())
                .sorted()
                .toArray();
    }

    private static void within(double[] sorted, double share, double limit) {
        double reached = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
        assertTrue(reached <= limit, share + " of " + sorted.length + " runs are within " + reached + ", not " + limit);
    }
}
