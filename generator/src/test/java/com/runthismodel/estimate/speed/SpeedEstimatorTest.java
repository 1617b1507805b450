package com.runthismodel.estimate.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.AttentionWork;
import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.SpeedConstants.Fitted;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers small enough to check by hand. */
class SpeedEstimatorTest {
    private static final Machine CARD =
            new Machine("nvidia-test", "Test card", "Testing", Machine.Kind.NVIDIA, 1000e9, 100e12, 24L << 30);

    /** 4 GB of weights, 1 GB of cache, 32 layers. */
    private static final Workload DENSE = new Workload(
            4_000_000_000L, 0, 0, 0, 1_000_000_000L, 8_000_000_000L, 32, 0, WeightFormat.Q4_K, AttentionWork.NONE);

    /** 2 GB a token of which 1 GB in 8 of 128 experts. */
    private static final Workload MIXTURE = new Workload(
            2_000_000_000L, 1_000_000_000L, 128, 8, 0, 3_000_000_000L, 48, 0, WeightFormat.Q4_K, AttentionWork.NONE);

    private static final Setup CUDA = Setup.of(Engine.CUDA, "llama.cpp");

    @Test
    void withoutConstantsItIsTheRoofline() {
        SpeedModel bare = SpeedModel.of(new SpeedConstants(List.of(), List.of(), List.of()));
        Rates rates = bare.rates(CARD, CUDA, DENSE, Scope.Source.BENCHMARK);
        // 4 GB and 1 GB at 1,000 GB/s are 5 ms; a factor of one second for each of 32 layers comes on top.
        assertEquals(0.005 + 32, rates.seconds(Seconds.of(CARD, CUDA, DENSE)), 1e-12);
    }

    @Test
    void factorsMultiplyTheirTerm() {
        SpeedModel model = model(
                fitted(Term.WEIGHTS, Level.ALL, "", Math.log(1.25)),
                fitted(Term.WEIGHTS, Level.DEVICE, "nvidia-test", Math.log(0.8)),
                fitted(Term.CACHE, Level.ALL, "", Math.log(2)),
                fitted(Term.LAYERS, Level.ALL, "", Math.log(50e-6)));
        SpeedEstimate estimate = new SpeedEstimator(model).of(DENSE, CARD, CUDA);
        // 4 ms x 1.25 x 0.8 + 1 ms x 2 + 32 x 50 microseconds = 7.6 ms.
        assertEquals(1 / 0.0076, estimate.tokensPerSecond(), 1e-9);
        assertEquals(0.4 / 0.0076, estimate.low(), 1e-9, "nobody measured: the widest range");
    }

    @Test
    void noRangeReachesAboveTheFullBandwidth() {
        SpeedModel model = model(fitted(Term.LAYERS, Level.ALL, "", Math.log(50e-6)));
        SpeedEstimate alone = new SpeedEstimator(model).of(DENSE, CARD, CUDA);
        // 5 ms of reading and 1.6 ms for the layers; the widest range would reach 1.9 times as far.
        assertEquals(1 / 0.0066, alone.tokensPerSecond(), 1e-9);
        assertEquals(1 / 0.005, alone.high(), 1e-9);
        Setup guessing = new Setup(Engine.CUDA, "llama.cpp", 1, false, false, true, 0);
        assertEquals(
                1.9 / 0.0066,
                new SpeedEstimator(model).of(DENSE, CARD, guessing).high(),
                1e-9);
        SpeedEstimate four = new SpeedEstimator(model).together(DENSE, CARD, CUDA, Scope.Source.BENCHMARK, 4);
        assertEquals(4 / 0.008, four.high(), 1e-9, "weights once and four caches");
    }

    @Test
    void anUnknownDeviceGetsWhatItsGenerationGot() {
        SpeedModel model = model(
                fitted(Term.LAYERS, Level.ALL, "", Math.log(1e-6)),
                fitted(Term.WEIGHTS, Level.GENERATION, "Testing", Math.log(2)),
                fitted(Term.WEIGHTS, Level.DEVICE, "nvidia-other", Math.log(3)));
        assertEquals(2, model.rates(CARD, CUDA, DENSE, Scope.Source.BENCHMARK).weights(), 1e-12);
        assertEquals(
                "other Testing devices: 9 measured runs",
                model.rates(CARD, CUDA, DENSE, Scope.Source.BENCHMARK).basis());
    }

    @Test
    void theRangeIsThatOfTheSourceAndOfWhatIsKnown() {
        SpeedConstants constants = new SpeedConstants(
                List.of(fitted(Term.WEIGHTS, Level.DEVICE, "nvidia-test", 0)),
                List.of(new Spread("BENCHMARK/DEVICE", 0.8, 1.2, 99), new Spread("BENCHMARK/SPECIAL", 0.5, 2, 99)),
                List.of());
        SpeedModel model = SpeedModel.of(constants);
        assertEquals(1.2, model.rates(CARD, CUDA, DENSE, Scope.Source.BENCHMARK).high());
        Setup two = new Setup(Engine.VLLM, "vllm", 2, true, false, false, 0);
        assertEquals(2, model.rates(CARD, two, DENSE, Scope.Source.BENCHMARK).high());
    }

    @Test
    void cardsInParallelReadTheirSharesAtOnceAndCardsInTurnDoNot() {
        Setup parallel = new Setup(Engine.VLLM, "vllm", 4, true, false, false, 0);
        Setup inTurn = new Setup(Engine.CUDA, "llama.cpp", 4, false, false, false, 0);
        assertEquals(0.001, Seconds.of(CARD, parallel, DENSE).weights(), 1e-12);
        assertEquals(0.004, Seconds.of(CARD, inTurn, DENSE).weights(), 1e-12);
    }

    @Test
    void weightsInSystemMemoryAreReadFromThere() {
        Seconds seconds = Seconds.of(CARD, CUDA.withHostBytes(1_000_000_000L), DENSE);
        assertEquals(0.003, seconds.weights(), 1e-12);
        assertEquals(0.02, seconds.host(), 1e-12, "1 GB at 50 GB/s");
    }

    @Test
    void usersOfAMixtureReadTheUnionOfTheirExperts() {
        assertEquals(2e9, MIXTURE.bytesOfStep(1), 1);
        // Two tokens pick 128 (1 - (120/128)^2) = 15.5 of 128 experts where one picks 8.
        assertEquals(1e9 + 1e9 * 15.5 / 8, MIXTURE.bytesOfStep(2), 1);
        assertEquals(1e9 + 1e9 * 128 / 8, MIXTURE.bytesOfStep(10_000), 1);
        assertEquals(MIXTURE.totalBytes(), MIXTURE.bytesOfStep(10_000), 1);
        assertEquals(4e9, DENSE.bytesOfStep(64), 0);
    }

    @Test
    void aWorkloadThatReadsNothingIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Workload(0, 0, 0, 0, 0, 0, 1, 0, WeightFormat.F16, AttentionWork.NONE));
    }

    /** A page asks thousands of times. */
    @Test
    void oneEstimateTakesMicroseconds() {
        SpeedEstimator estimator = new SpeedEstimator(SpeedModel.shipped());
        double sum = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 2000; i++)
                sum += estimator.of(DENSE, CARD, CUDA).tokensPerSecond();
            best = Math.min(best, (System.nanoTime() - start) / 2000);
        }
        assertTrue(sum > 0);
        // Two microseconds on a quiet machine; the builder of a pull request may be busy.
        assertTrue(best < 20_000, best + " ns");
    }

    private static SpeedModel model(Fitted... factors) {
        return SpeedModel.of(new SpeedConstants(List.of(factors), List.of(), List.of()));
    }

    private static Fitted fitted(Term term, Level level, String name, double log) {
        return new Fitted(new Factor(term, level, name), log, 9);
    }
}
