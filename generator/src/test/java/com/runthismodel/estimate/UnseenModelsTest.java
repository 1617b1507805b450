package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.TruthFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
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
    @Tag("slow")
    void memoryOnTheCardIsNearlyAlwaysExact() {
        double[] errors = errors(1);
        assertTrue(errors.length > 5600, "only " + errors.length + " runs");
        within(errors, 0.965, 0);
        within(errors, 0.98, 0.00001);
        within(errors, 0.99, 0.0005);
        within(errors, 1, 0.065);
    }

    /** A part of them, at each build. */
    @Test
    void memoryOnTheCardIsMostlyExact() {
        within(errors(9), 0.95, 0);
    }

    /** Heads without a kernel are worked out by the processor, which copies no cache. */
    @Test
    void aQuantisedCacheIsNotCopiedForTheProcessor() {
        List<TruthRow> runs = RUNS.stream()
                .filter(run -> run.row().get("model").equals("minicpm3-4b"))
                .filter(run -> run.row().get("kv_type").equals("q4_0")
                        && !"on".equals(run.row().get("fa")))
                .filter(run -> !run.refused())
                .toList();
        assertTrue(runs.size() > 3, "only " + runs.size() + " runs");
        for (TruthRow run : runs) {
            MemoryEstimate estimate = run.planner().plan(run.settings());
            long host = estimate.host().count() - estimate.hostOutput().count();
            assertEquals(run.whole("hostBytes", 0), host, 4096, run.row()::toString);
        }
    }

    /** Of every n-th run. */
    private static double[] errors(int n) {
        return IntStream.range(0, RUNS.size())
                .filter(i -> i % n == 0)
                .mapToObj(RUNS::get)
                .filter(run -> !run.refused())
                .mapToDouble(UnseenModelsTest::error)
                .sorted()
                .toArray();
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
