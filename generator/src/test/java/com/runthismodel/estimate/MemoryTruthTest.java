package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.Truth.Run;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every run of the truth, against the figures this site promises on its method page. */
@Tag("slow")
class MemoryTruthTest {
    /** What two decimals of a MiB can hide, in each of two figures. */
    private static final long LOGGED = 2 * 5243 + 2;

    private static final List<Run> RUNS = Truth.runs();

    @Test
    void refusesWhatLlamaRefusesAndNothingElse() {
        for (Run run : RUNS)
            assertEquals(
                    run.refused(),
                    MemoryEstimator.refusal(run.coefficients(), run.settings()).isPresent(),
                    run::toString);
    }

    @Test
    void weightsOnTheGpuAreExact() {
        for (Run run : started(any -> true))
            assertEquals(run.buffer(true, "model"), estimate(run).gpuWeights().count(), run::toString);
    }

    @Test
    void weightsInRamAreExact() {
        for (Run run : started(any -> true))
            assertEquals(run.buffer(false, "model"), estimate(run).hostWeights().count(), run::toString);
    }

    @Test
    void cacheAndStateAreExactWhereTheyWereNotRounded() {
        for (Run run : started(any -> true)) {
            MemoryEstimate estimate = estimate(run);
            long gpu = estimate.gpuKv().plus(estimate.gpuState()).count();
            long host = estimate.hostKv().plus(estimate.hostState()).count();
            boolean rounded = run.buffer(true, "rs") + run.buffer(false, "rs") > 0
                    || run.settings().gpuLayers() != 99;
            long slack = rounded ? LOGGED : 0;
            assertTrue(Math.abs(run.buffer(true, "kv", "rs") - gpu) <= slack, () -> gpu + ": " + run);
            assertTrue(Math.abs(run.buffer(false, "kv", "rs") - host) <= LOGGED, () -> host + ": " + run);
        }
    }

    @Test
    void fullOffloadKeepsItsPromise() {
        Errors errors = errors(run -> run.settings().gpuLayers() == 99, MemoryTruthTest::gpuError);
        errors.within(0.5, 0.0001).within(0.95, 0.006).within(0.99, 0.01).within(1, 0.035);
    }

    /** What a page says with layers in RAM: planned for some contexts, on straight lines between them. */
    @Test
    void halfOffloadKeepsItsPromise() {
        Errors errors = errors(partial(layers -> layers > 0), MemoryTruthTest::gpuError);
        errors.within(0.5, 0.0002).within(0.95, 0.01).within(0.99, 0.016).within(1, 0.03);
    }

    /** Nothing but the buffer is on the card, so its error is all of the error. */
    @Test
    void noOffloadKeepsItsPromise() {
        Errors errors = errors(partial(layers -> layers == 0), MemoryTruthTest::gpuError);
        errors.within(0.5, 0.002).within(0.75, 0.015).within(0.95, 0.15).within(1, 0.4);
    }

    private static Predicate<Run> partial(IntPredicate layers) {
        return run -> run.asPagesAsk()
                && run.gpu() > 0
                && run.settings().gpuLayers() != 99
                && layers.test(run.settings().gpuLayers());
    }

    @Test
    void fullOffloadHostKeepsItsPromise() {
        Errors errors = errors(run -> run.settings().gpuLayers() == 99, MemoryTruthTest::hostError);
        errors.within(0.5, 0.0001).within(1, 0.002);
    }

    private static MemoryEstimate estimate(Run run) {
        return MemoryEstimator.of(run.coefficients(), run.settings());
    }

    static double gpuError(Run run) {
        return Math.abs(estimate(run).gpu().count() - run.gpu()) / (double) run.gpu();
    }

    static double hostError(Run run) {
        return Math.abs(estimate(run).host().count() - run.host()) / (double) run.host();
    }

    private static List<Run> started(Predicate<Run> which) {
        List<Run> runs =
                RUNS.stream().filter(run -> !run.refused()).filter(which).toList();
        assertTrue(runs.size() > 600, "a truth of " + runs.size() + " runs proves nothing");
        return runs;
    }

    private static Errors errors(Predicate<Run> which, ToDoubleFunction<Run> error) {
        return new Errors(started(which).stream().mapToDouble(error).sorted().toArray());
    }

    private record Errors(double[] sorted) {
        Errors within(double share, double limit) {
            double reached = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
            assertTrue(
                    reached <= limit,
                    share + " of " + sorted.length + " runs are within " + reached + ", not " + limit);
            return this;
        }
    }
}
