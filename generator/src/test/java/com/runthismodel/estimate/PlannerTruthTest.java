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

    /** A few runs of this one are up to 512 bytes off. All others are exact in every run, wherever the layers are. */
    private static final Set<String> NEARLY = Set.of("deepseek-v2-lite");

    @Test
    void buffersAreExact() {
        for (Run run : started(run -> !NEARLY.contains(run.model())))
            assertEquals(run.buffer(true, "compute"), plan(run).gpuCompute().count(), run::toString);
    }

    @Test
    void fullOffload() {
        double[] errors = errors(PlannerTruthTest::full);
        within(errors, 0.95, 0);
        within(errors, 1, 0.0001);
    }

    @Test
    void partialOffload() {
        double[] errors = errors(run -> !full(run));
        within(errors, 0.95, 0);
        within(errors, 1, 0.0001);
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
