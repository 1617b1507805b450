package com.runthismodel.estimate.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.AttentionWork;
import com.runthismodel.estimate.speed.ServingEstimator.Load;
import org.junit.jupiter.api.Test;

/** A card of 1,000 GB/s and 100 TFLOP/s whose rates are the roofline itself. */
class ServingEstimatorTest {
    private static final Machine CARD =
            new Machine("nvidia-test", "Test card", "Testing", Machine.Kind.NVIDIA, 1000e9, 100e12, 24L << 30);
    private static final Setup VLLM = Setup.of(Engine.VLLM, "vllm");
    private static final Rates ROOFLINE = new Rates(1, 1, 0, 1, 1, 1, 0.9, 1.1, "test");

    /** 10 GB of weights, 0.1 GB of cache a user, 10^10 parameters. */
    private static final Workload DENSE = new Workload(
            10_000_000_000L, 0, 0, 0, 100_000_000L, 10_000_000_000L, 32, 0, WeightFormat.Q8, AttentionWork.NONE);

    @Test
    void aFewUsersShareTheReadingOfWeights() {
        ServingPlan plan = serve(new Load(10, 0, 100, 1, 1 << 20));
        // 10 GB + 10 x 0.1 GB at 1,000 GB/s: a step of 11 ms gives ten tokens.
        assertEquals(10 / 0.011, plan.tokensPerSecond(), 1e-6);
        assertEquals(1 / 0.011, plan.userTokensPerSecond(), 1e-6);
        assertEquals(Limit.BANDWIDTH, plan.limit());
    }

    @Test
    void manyUsersWaitForOperations() {
        Workload shortContexts =
                new Workload(10_000_000_000L, 0, 0, 0, 0, 10_000_000_000L, 32, 0, WeightFormat.Q8, AttentionWork.NONE);
        ServingPlan plan = ServingEstimator.of(shortContexts, CARD, VLLM, ROOFLINE, new Load(200, 0, 100, 1, 1 << 20));
        // 200 tokens x 2 x 10^10 operations at 10^14 are 40 ms, four times what reading takes.
        assertEquals(200 / 0.04, plan.tokensPerSecond(), 1e-6);
        assertEquals(Limit.COMPUTE, plan.limit());
    }

    @Test
    void memoryHoldsSoManyContextsAndNoMore() {
        ServingPlan plan = serve(new Load(10, 0, 100, 3L << 30, 10L << 30));
        assertEquals(3, plan.users());
        assertEquals(3, plan.mostUsers());
        assertEquals(Limit.MEMORY, plan.limit());
        ServingPlan none = serve(new Load(10, 0, 100, 3L << 30, 1L << 30));
        assertEquals(0, none.users());
        assertEquals(0, none.tokensPerSecond());
        assertEquals(Limit.MEMORY, serve(new Load(1, 0, 1, 1, -1)).limit());
    }

    @Test
    void promptsTakeTheirTime() {
        ServingPlan plan = serve(new Load(1, 1000, 100, 1, 1 << 20));
        // 1,000 tokens at 0.2 ms: 0.2 s, then a step of 10.1 ms.
        assertEquals(0.2 + 0.0101, plan.firstTokenSeconds(), 1e-9);
        assertEquals(100 / (0.2 + 100 * 0.0101), plan.tokensPerSecond(), 1e-6);
        ServingPlan four = serve(new Load(4, 1000, 100, 1, 1 << 20));
        assertEquals(4 * 0.2 + 0.0104, four.lastFirstTokenSeconds(), 1e-9);
        assertTrue(four.tokensPerSecond() > plan.tokensPerSecond());
        assertTrue(four.userTokensPerSecond() < plan.userTokensPerSecond());
    }

    @Test
    void shortPromptsCannotBeReadFasterThanTheWeights() {
        // 16 tokens: their operations would take 3.2 ms, but all weights have to pass once.
        assertEquals(0.010 / 16, Prefill.seconds(CARD, VLLM, DENSE, ROOFLINE, 16), 1e-12);
    }

    private static ServingPlan serve(Load load) {
        return ServingEstimator.of(DENSE, CARD, VLLM, ROOFLINE, load);
    }
}
