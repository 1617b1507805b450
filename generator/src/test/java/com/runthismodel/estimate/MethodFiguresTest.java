package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.MethodPage;
import com.runthismodel.estimate.Truth.Run;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors the method page prints are those measured now: whoever changes the estimator changes the page. */
@Tag("slow")
class MethodFiguresTest {
    private static final List<Run> RUNS =
            Truth.runs().stream().filter(run -> !run.refused()).toList();
    private static final Map<String, MemoryPlanner> PLANNERS = new HashMap<>();

    @ParameterizedTest(name = "{0} layers on the card")
    @CsvSource({"all, 99, 99", "half of the, 1, 98", "no, 0, 0"})
    void thePageSaysHowExactItIs(String layers, int least, int most) {
        Predicate<Run> which =
                run -> run.settings().gpuLayers() >= least && run.settings().gpuLayers() <= most;
        // With layers in RAM the closed form is planned for the settings that pages have.
        Predicate<Run> asked = least == 99 ? which : which.and(Run::asPagesAsk);
        compare(layers + " layers on the card, closed form", errors(asked, MethodFiguresTest::closed));
        compare(layers + " layers on the card, step by step", errors(which, MethodFiguresTest::planned));
    }

    /** Never worse than printed, nor so much better that the page has missed something. */
    private static void compare(String what, double[] errors) {
        double[] measured = {
            errors.length, 100 * at(errors, 0.5), 100 * at(errors, 0.95), 100 * at(errors, 0.99), 100 * at(errors, 1)
        };
        double[] printed = MethodPage.row(what);
        String both = what + ": measured " + Arrays.toString(measured) + ", printed " + Arrays.toString(printed);
        assertEquals(measured[0], printed[0], both);
        for (int i = 1; i < measured.length; i++) {
            assertTrue(measured[i] <= printed[i] + 0.005, both);
            assertTrue(printed[i] <= 2 * measured[i] + 0.1, both);
        }
    }

    @Test
    void thePageSaysHowItComparesWithOthers() {
        Predicate<Run> same =
                run -> run.settings().gpuLayers() == 99 && run.settings().contextTokens() == 8192;
        double[] errors = errors(same, MethodFiguresTest::closed);
        double[] printed = MethodPage.row("this site");
        assertEquals(100 * at(errors, 0.5), printed[0], 0.01);
        assertEquals(100 * at(errors, 1), printed[1], 0.1);
    }

    @Test
    void thePageCountsTheRuns() {
        assertTrue(MethodPage.words().contains(Truth.models().size() + " models"));
        String runs = Decimal.grouped(RUNS.size()) + " runs on CUDA";
        assertTrue(MethodPage.words().contains(runs), runs);
    }

    /** The constants of {@link Fit} and {@link Overhead}. */
    @Test
    void thePageSaysWhatIsLeft() {
        assertSaid("less 100 MiB and 16 MiB per GiB of it, 640 MiB at most");
        assertEquals("100", Fit.driver(Bytes.ZERO).mib());
        assertEquals("116", Fit.driver(Bytes.ofGib(1)).mib());
        assertEquals("640", Fit.driver(Bytes.ofGib(192)).mib());
        assertSaid(Fit.MARGIN.count() / Bytes.PER_GIB + " GiB or more is left over");
        assertSaid(Fit.ASSUMED_RAM.count() / Bytes.PER_GIB + " GiB of system memory");
    }

    private static void assertSaid(String words) {
        assertTrue(MethodPage.words().contains(words), "the method page does not say: " + words);
    }

    private static long closed(Run run) {
        return MemoryEstimator.of(run.coefficients(), run.settings()).gpu().count();
    }

    private static long planned(Run run) {
        return PLANNERS.computeIfAbsent(
                        run.model() + " " + run.quantization(),
                        key -> MemoryPlanner.of(
                                Truth.architecture(run.model()), run.quantization(), OptionalLong.empty()))
                .plan(run.settings())
                .gpu()
                .count();
    }

    /** Of what lies on the card; runs that put nothing there have no error to state. */
    private static double[] errors(Predicate<Run> which, ToLongFunction<Run> estimate) {
        return RUNS.stream()
                .filter(which)
                .filter(run -> run.gpu() > 0)
                .mapToDouble(run -> Math.abs(estimate.applyAsLong(run) - run.gpu()) / (double) run.gpu())
                .sorted()
                .toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
