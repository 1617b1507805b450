package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.tensor.FileSize;
import com.runthismodel.unit.Bytes;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers one can check by hand. */
class MemoryEstimatorTest {

    /** 2 x layers x kv heads x head x 2 bytes x tokens; Gemma's window layers hold 1024 + 512 tokens. */
    @ParameterizedTest(name = "{0} at {1} tokens")
    @CsvSource({
        "llama-3.2-1b, 4096, 134217728",
        "llama-3.1-8b, 8192, 1073741824",
        "qwen2.5-0.5b, 32768, 402653184",
        "falcon-mamba-7b, 8192, 0",
        "gemma-3-12b, 8192, 1040187392"
    })
    void cacheBytes(String model, long context, long expected) {
        assertEquals(expected, headline(model, context).gpuKv().count());
    }

    /** (3 x 8192 + 256 x 16) numbers of convolution and state x 4 bytes x 24 blocks. */
    @Test
    void stateIsTheSameAtAnyContext() {
        Bytes small = headline("qwen3.5-9b", 512).gpuState();
        assertEquals(small, headline("qwen3.5-9b", 131072).gpuState());
        assertEquals(24L * 4 * (3 * 8192 + 128 * 4096), small.count());
    }

    @Test
    void splittingASmallContextAmongManyUsersRaisesIt() {
        Coefficients model = coefficients("llama-3.1-8b");
        RunSettings one = RunSettings.headline(512);
        long alone = MemoryEstimator.of(model, one).gpuKv().count();
        assertEquals(
                4 * alone,
                MemoryEstimator.of(model, one.withSequences(8, false)).gpuKv().count());
        assertEquals(
                alone,
                MemoryEstimator.of(model, one.withSequences(8, true)).gpuKv().count());
    }

    @Test
    void layersLeftInRamTakeTheirCacheAlong() {
        Coefficients model = coefficients("llama-3.1-8b");
        MemoryEstimate half =
                MemoryEstimator.of(model, RunSettings.headline(8192).withOffload(16, 0));
        assertEquals(15L * 2 * 1024 * 2 * 8192, half.gpuKv().count());
        assertEquals(17L * 2 * 1024 * 2 * 8192, half.hostKv().count());
    }

    @Test
    void expertsInRamComeOffTheGpu() {
        Coefficients model = coefficients("qwen3-30b-a3b");
        RunSettings run = RunSettings.headline(8192);
        long all = MemoryEstimator.of(model, run).gpuWeights().count();
        MemoryEstimate ten = MemoryEstimator.of(model, run.withOffload(RunSettings.ALL_LAYERS, 10));
        long moved = 0;
        for (int i = 0; i < 10; i++) moved += model.block(i).expertGpuBytes();
        assertTrue(moved > 10L * 128 * 3 * 2048 * 768 / 2);
        assertEquals(all - moved, ten.gpuWeights().count());
    }

    @Test
    void refusalsSayWhy() {
        RunSettings run = RunSettings.headline(8192);
        RunSettings quantised = run.withCache(TensorType.F16, TensorType.Q8_0).withFlashAttention(false);
        assertEquals(
                "a quantised value cache (Q8_0) needs flash attention",
                MemoryEstimator.refusal(coefficients("llama-3.1-8b"), quantised).orElseThrow());
        RunSettings mixed = run.withCache(TensorType.Q8_0, TensorType.F16);
        assertTrue(
                MemoryEstimator.refusal(coefficients("deepseek-v2-lite"), mixed).isPresent());
        assertTrue(MemoryEstimator.refusal(coefficients("llama-3.1-8b"), mixed).isEmpty());
    }

    @Test
    void measuredBytesOfAFileBeatTheComputedOnes() {
        KnownArchitecture model = Truth.architecture("llama-3.2-1b");
        long computed = FileSize.tensorBytes(model, "Q4_K_M").count();
        assertEquals(799862912, computed);
        Coefficients larger = Coefficients.of(model, "Q4_K_M", OptionalLong.of(computed + 1_000_000));
        assertEquals(computed + 1_000_000, larger.tensorBytes());
    }

    private static MemoryEstimate headline(String model, long context) {
        return MemoryEstimator.of(coefficients(model), RunSettings.headline(context));
    }

    private static Coefficients coefficients(String model) {
        return Coefficients.of(Truth.architecture(model), "Q4_K_M", OptionalLong.empty());
    }
}
