package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.TruthFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models of every architecture that is priced, against llama.cpp: a regression set, rules were corrected by it. */
class UnseenModelsTest {
    private static final Map<String, Object> ROOT = TruthFile.read("unseen_truth");
    private static final List<TruthRow> RUNS = TruthRow.all(ROOT, map(ROOT.get("models")));

    @Test
    void whatLlamaCppRefusesIsRefused() {
        for (TruthRow run : RUNS)
            assertEquals(
                    run.refused(),
                    MemoryEstimator.refusal(run.planner().coefficients(), run.settings())
                            .isPresent(),
                    run.row()::toString);
    }

    @Test
    void memoryOnTheCardIsNearlyAlwaysExact() {
        double[] errors = RUNS.stream()
                .filter(run -> !run.refused())
                .mapToDouble(UnseenModelsTest::error)
                .sorted()
                .toArray();
        assertTrue(errors.length > 5600, "only " + errors.length + " runs");
        within(errors, 0.95, 0);
        within(errors, 0.98, 0.00001);
        within(errors, 0.99, 0.001);
        within(errors, 1, 0.065);
    }

    private static double error(TruthRow run) {
        long truth = run.whole("gpuBytes", 0);
        return Math.abs(run.gpu() - truth) / (double) Math.max(1, truth);
    }

    private static void within(double[] sorted, double share, double limit) {
        double reached = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
        assertTrue(reached <= limit, share + " of " + sorted.length + " runs are within " + reached + ", not " + limit);
    }
}
