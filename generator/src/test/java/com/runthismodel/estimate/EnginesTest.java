package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.estimate.engine.LoadedWeights;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedExplanation;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.PagedServing;
import com.runthismodel.estimate.engine.ShareSolver;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.engine.TokenReading;
import com.runthismodel.estimate.speed.Limit;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.ServingPlan;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines with rules of their own, each against a sum done by hand from the model's published shape. */
class EnginesTest {
    private static final Bytes GIB = new Bytes(Bytes.PER_GIB);
    private static final GroupLayout BF16 = new GroupLayout(
            "BF16", Format.SAFETENSORS, 16, 0, 0, Optional.empty(), Optional.empty(), "a layout", "a source");
    private static final Bytes LLAMA_BF16 = new Bytes(2 * 8_030_261_248L);

    /** 6,979,321,856 numbers in the blocks' matrices, 1,050,673,152 in the two tables, 266,240 in norms. */
    @ParameterizedTest(name = "{0}: {5} bytes")
    @CsvSource({
        "BF16, SAFETENSORS, 16, 0, 0, 16060522496",
        "FP8, FP8, 8, 0, 0, 9081200640",
        "AWQ 4-bit, AWQ, 4, 128, 20, 5727854592",
        "MLX 4-bit, MLX, 4, 64, 32, 4517404672"
    })
    void weightsOfLlama(String name, Format format, int bits, int group, int extra, long bytes) {
        GroupLayout layout = new GroupLayout(
                name, format, bits, group, extra, Optional.empty(), Optional.empty(), "a layout", "a source");
        Numbers numbers = Numbers.of(Truth.architecture("llama-3.1-8b"));
        assertEquals(8_030_261_248L, numbers.all());
        assertEquals(bytes, LoadedWeights.of(numbers, layout).count());
    }

    /** 92 % of 24 GiB less 16.06 GB and 1 GiB are 6,573,955,084 bytes: 3,134 pages of 2 MiB, 16 tokens each. */
    @Test
    void llamaOnACardOf24() {
        PagedCapacity capacity = llama(24, 1, LLAMA_BF16);
        assertEquals(6_573_955_084L, capacity.pool().count());
        assertEquals(50_144, capacity.poolTokens());
        assertEquals(50_144, capacity.longest(131_072));
        assertEquals(6, capacity.users(8192));
        assertTrue(capacity.fits(50_144));
        assertFalse(capacity.fits(50_145));
    }

    /** Half the weights and half of the eight heads on each card. */
    @Test
    void llamaOnTwoCards() {
        PagedCapacity capacity = llama(24, 2, LLAMA_BF16);
        assertEquals(14_604_216_332L, capacity.pool().count());
        assertEquals(13_927 * 16, capacity.poolTokens());
    }

    @Test
    void weightsThatDoNotFitLeaveNothing() {
        PagedCapacity capacity = llama(16, 1, LLAMA_BF16);
        assertEquals(0, capacity.poolTokens());
        assertEquals(0, capacity.longest(131_072));
        assertFalse(capacity.fits(1));
    }

    /** What a pass is assumed to need: 226,492,416 bytes of steps and 262,668,288 of logits, and 0.25 to 2 GiB. */
    @Test
    void theReserveIsARange() {
        PagedCapacity.Range range =
                PagedCapacity.of(coefficients("llama-3.1-8b"), LLAMA_BF16, PagedServer.vllm(Bytes.ofGib(24), 1));
        assertEquals(489_160_704L + Bytes.PER_GIB / 4, range.atMost().reserve().count());
        assertEquals(489_160_704L + 2 * Bytes.PER_GIB, range.atLeast().reserve().count());
        assertTrue(range.atMost().poolTokens() > range.atLeast().poolTokens());
    }

    /** SGLang keeps what a pass needs outside its share: the pool is larger, but the rest of the card must hold it. */
    @Test
    void sglangReservesOutsideItsShare() {
        PagedCapacity tokens = sglang(90);
        assertEquals(
                25_769_803_776L / 100 * 90 - LLAMA_BF16.count(), tokens.pool().count());
        assertEquals(tokens.pool().count() / 131_072, tokens.poolTokens());
        assertEquals(0, sglang(97).poolTokens(), "3 % of 24 GiB are less than 1 GiB");
    }

    /** 12 layers of 8 heads of 64 see everything, 12 a window of 128: 512 and 137 pages of 393,216 bytes. */
    @Test
    void windowLayersNeedTheWindowAndOneBatch() {
        PagedCapacity capacity = capacity("gpt-oss-20b", 24, 1, GIB);
        long each = (512 + 137) * 393_216L;
        assertEquals(capacity.pool().count() / each, capacity.users(8192));
    }

    /** 22 window layers beside 4 full ones are six groups of four: 28 layers of 1,024 bytes a token. */
    @Test
    void groupsAreFilledUp() {
        PagedCapacity capacity = capacity("gemma-3-1b", 24, 1, GIB);
        assertEquals(capacity.pool().count() / (28 * 1024 * 16) * 16, capacity.poolTokens());
    }

    /** Nothing is filled up, and 22 window layers get four fifths of the tokens: 4,096 and 18,022 bytes a token. */
    @Test
    void sglangSplitsItsPoolOnce() {
        PagedServer server = PagedServer.of(PagedServer.Engine.SGLANG, Bytes.ofGib(24), 1);
        PagedCapacity capacity = PagedCapacity.of(coefficients("gemma-3-1b"), GIB, server, GIB);
        assertEquals(capacity.pool().count() / 22_118, capacity.poolTokens());
        long window = (5 * (512 - 1 + 2048) + 3) / 4;
        assertEquals(
                window * 22_118, capacity.requestBytes(2600), "the window and a batch take more than 2,600 tokens");
        assertEquals(8192 * 22_118, capacity.requestBytes(8192));
    }

    /** 512 and 3,072 MiB, 128 for the card and 48 for graphs, of 24,576; of eight cards with 80 GiB 14,848 MiB each. */
    @ParameterizedTest(name = "{0} GiB, {1} cards: {2} %")
    @CsvSource({"24, 1, 84", "24, 8, 80", "8, 1, 54", "80, 1, 83", "80, 8, 81", "192, 1, 86"})
    void sglangWorksItsShareOut(int gib, int cards, int percent) {
        assertEquals(
                percent,
                PagedServer.of(PagedServer.Engine.SGLANG, Bytes.ofGib(gib), cards)
                        .memoryPercent());
    }

    @Test
    void headsAreDealtOutEvenly() {
        TensorParallel eight = TensorParallel.of(Truth.architecture("llama-3.1-8b"));
        assertEquals(List.of(new TensorParallel.Heads(32, 8)), eight.heads());
        assertEquals(2, eight.cards(3, BF16), "32 heads cannot be dealt out to three");
        assertEquals(16, eight.cards(16, BF16), "each key and value head on two cards");
        TensorParallel latent = TensorParallel.of(Truth.architecture("deepseek-v2-lite"));
        assertEquals(16, latent.cards(16, BF16));
    }

    /** Three users of 16,384 tokens fit 6 GiB; 92 % of 24 GiB leave 5.1, 95 % do not leave more than 5.9. */
    @Test
    void aLargerShareIsTakenOnlyWhereItHelps() {
        PagedServer server = PagedServer.vllm(Bytes.ofGib(24), 1);
        assertEquals(92, percent(server, Bytes.ZERO, 8192, 4));
        assertEquals(94, percent(server, Bytes.ZERO, 8192, 5));
        assertEquals(92, percent(server, Bytes.ZERO, 8192, 60), "nothing helps");
        assertEquals(89, percent(server, Bytes.ofGib(2), 8192, 4), "no more than is free");
    }

    private static int percent(PagedServer server, Bytes used, long tokens, long users) {
        return ShareSolver.of(coefficients("llama-3.1-8b"), LLAMA_BF16, server, used, tokens, users)
                .memoryPercent();
    }

    /** Of a mixture a token reads its router's choice: 4 of 32 experts. */
    @Test
    void aTokenReadsItsExperts() {
        Numbers numbers = Numbers.of(Truth.architecture("gpt-oss-20b"));
        TokenReading reading = TokenReading.of(numbers, coefficients("gpt-oss-20b"), BF16);
        assertEquals(numbers.expertNumbers() / 32 * 4 * 2, reading.expertBytes());
        long head = 201_088L * 2880;
        assertEquals(
                2 * (numbers.all() - numbers.expertNumbers() - numbers.tables() + head) + reading.expertBytes(),
                reading.weightBytes());
        assertEquals(
                2 * 12 * 2 * 8 * 64 * (128L + 5000),
                reading.work(coefficients("gpt-oss-20b"), 5000, 2).cacheBytes());
    }

    /** Pages are taken as answers grow: 512 tokens of prompt and 256 of answer are 48 pages of 2 MiB. */
    @Test
    void aPlanCountsWhatRequestsHold() {
        PagedCapacity capacity = llama(24, 1, LLAMA_BF16);
        Machine card = new Machine("", "a card", "", Machine.Kind.NVIDIA, 1e12, 1e14, 24L << 30);
        Numbers numbers = Numbers.of(Truth.architecture("llama-3.1-8b"));
        TokenReading reading = TokenReading.of(numbers, coefficients("llama-3.1-8b"), BF16);
        PagedServing.Load load = new PagedServing.Load(100, 512, 256);
        ServingPlan plan = PagedServing.of(
                SpeedModel.shipped(), card, reading.work(coefficients("llama-3.1-8b"), load.held(), 2), capacity, load);
        assertEquals(3134 / 48, plan.mostUsers());
        assertEquals(3134 / 48, plan.users());
        assertEquals(Limit.MEMORY, plan.limit());
        assertTrue(plan.tokensPerSecond() > 10 * plan.userTokensPerSecond());
    }

    /** What is printed is what was computed: share less weights less reserve, and 512 pages of 2 MiB for 8,192 tokens. */
    @Test
    void termsAddUp() {
        PagedCapacity capacity = llama(24, 1, LLAMA_BF16);
        List<Explanation.Term> pool = PagedExplanation.pool(capacity, LLAMA_BF16.count());
        assertEquals("92 % of 24.00 GiB", pool.get(0).formula());
        assertEquals(
                pool.get(3).bytes(),
                pool.get(0).bytes() - pool.get(1).bytes() - pool.get(2).bytes());
        List<Explanation.Term> request = PagedExplanation.request(capacity, 8192);
        assertEquals(
                "8,192 tokens, 512 pages of 16 tokens, 0 of window layers",
                request.get(3).formula());
        assertEquals(GIB.count(), request.get(3).bytes());
    }

    private static PagedCapacity llama(int gib, int cards, Bytes weights) {
        return PagedCapacity.of(coefficients("llama-3.1-8b"), weights, PagedServer.vllm(Bytes.ofGib(gib), cards), GIB);
    }

    private static PagedCapacity capacity(String model, int gib, int cards, Bytes weights) {
        return PagedCapacity.of(coefficients(model), weights, PagedServer.vllm(Bytes.ofGib(gib), cards), GIB);
    }

    private static PagedCapacity sglang(int percent) {
        PagedServer server = new PagedServer(PagedServer.Engine.SGLANG, Bytes.ofGib(24), 1, percent, 2, 2048);
        return PagedCapacity.of(coefficients("llama-3.1-8b"), LLAMA_BF16, server, GIB);
    }

    private static Coefficients coefficients(String model) {
        return Coefficients.of(Truth.architecture(model), "F16", OptionalLong.empty());
    }
}
