package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.engine.MlxMemory;
import com.runthismodel.estimate.engine.OllamaRun;
import com.runthismodel.unit.Bytes;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ollama and MLX take, against sums done by hand from the model's published shape. */
class OwnEnginesTest {
    private static final Bytes GIB = new Bytes(Bytes.PER_GIB);

    @Test
    void ollamaGivesEveryUserTheWholeContext() {
        RunSettings run = OllamaRun.settings(8192, 4, TensorType.Q8_0);
        assertEquals(32_768, run.contextTokens());
        assertEquals(4, run.sequences());
        assertFalse(run.unifiedKv());
        assertEquals(RunSettings.Outputs.SERVER, run.outputs());
        // 4 x 8,192 cells of 64 rows of 1,024 numbers in 34 bytes for 32.
        long kv = MemoryEstimator.of(coefficients("llama-3.1-8b"), run).gpuKv().count();
        assertEquals(32_768L * 64 * 1024 / 32 * 34, kv);
    }

    @ParameterizedTest(name = "{0} GiB: {1} tokens")
    @CsvSource({"8, 4096", "24, 32768", "47, 32768", "48, 131072"})
    void ollamaChoosesItsContextByMemory(int gib, long tokens) {
        assertEquals(tokens, OllamaRun.usualContext(Bytes.ofGib(gib), 131_072));
    }

    /** 4.9 GiB at Q4_K_M and 4,096 tokens are tight on 6 GiB: layers go to RAM until one is free, and no more than needed. */
    @Test
    void ollamaKeepsAGibibyteOfTheCardFree() {
        Coefficients model = Coefficients.of(Truth.architecture("llama-3.1-8b"), "Q4_K_M", OptionalLong.empty());
        Rig rig = Rig.card(6);
        Wish wish = new Wish(4096, TensorType.F16, 1);
        assertEquals(
                RunSettings.ALL_LAYERS,
                Solver.fitted(rig, wish, model).orElseThrow().gpuLayers());
        RunSettings run = Solver.byOllama(rig, wish, model).orElseThrow();
        long most = Fit.usable(rig).count() - Bytes.PER_GIB;
        assertTrue(MemoryEstimator.of(model, run).gpu().count() <= most);
        RunSettings more = run.withOffload(run.gpuLayers() + 1, 0);
        assertTrue(MemoryEstimator.of(model, more).gpu().count() > most);
        assertEquals(
                RunSettings.ALL_LAYERS,
                Solver.byOllama(Rig.card(24), wish, model).orElseThrow().gpuLayers());
    }

    @Test
    void mlxGrowsBySteps() {
        MlxMemory memory = MlxMemory.of(coefficients("llama-3.1-8b"), new Bytes(4_517_404_672L), 8000, 1);
        assertEquals(GIB, memory.cache(), "8,000 tokens are 32 steps of 256, 128 KiB a token");
        assertEquals(4_517_404_672L + Bytes.PER_GIB, memory.known().count());
    }

    @Test
    void mlxKeepsAWindowAsARing() {
        MlxMemory memory = MlxMemory.of(coefficients("gemma-3-1b"), GIB, 8192, 1);
        assertEquals((4 * 8192 + 22 * 512) * 1024L, memory.cache().count());
    }

    private static Coefficients coefficients(String model) {
        return Coefficients.of(Truth.architecture(model), "F16", OptionalLong.empty());
    }
}
