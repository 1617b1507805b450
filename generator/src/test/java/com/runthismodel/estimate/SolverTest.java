package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.advice.Change;
import com.runthismodel.estimate.advice.Change.Kind;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.page.model.EstimateData;
import com.runthismodel.page.model.EstimateData.Named;
import com.runthismodel.page.model.FittedOptions;
import com.runthismodel.snippet.RunOptions;
import com.runthismodel.unit.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.ScriptableObject;

/** Single changes for what does not fit, and the settings that fit. */
class SolverTest {
    private static final List<Long> CONTEXTS = List.of(4096L, 8192L, 16_384L, 32_768L, 65_536L, 131_072L);
    private static final List<String> NAMES = List.of("Q2_K", "Q3_K_M", "Q4_K_M", "Q6_K", "Q8_0", "F16");

    /**
     * Llama 3.1 8B Q4_K_M, 32,768 tokens: 4,403 MiB of weights on the card, 4,096 of cache and 140 of compute do not go into the
     * 7,964 MiB an 8 GiB card leaves.
     */
    @Test
    void llamaOnACardOf8() {
        List<Change> changes = changes("llama-3.1-8b", Rig.card(8), new Wish(32_768, TensorType.F16, 1));
        assertEquals(
                List.of(
                        "CACHE: a q8_0 cache (keys and values rounded from 16 to 8.5 bits: 2.13 instead of 4.00 GiB)",
                        "CONTEXT: 16K tokens of context (16K tokens less for each user)",
                        "QUANTIZATION: Q3_K_M (weights rounded to 3.74 instead of 4.58 GiB)",
                        "LARGER_CARD: a card with 12 GiB (another card)",
                        "MORE_CARDS: 2 such cards (1 more, taking turns: not faster for one user)"),
                changes.stream()
                        .filter(change -> change.kind() != Kind.LAYERS_IN_RAM)
                        .map(change -> change.kind() + ": " + change.what() + " (" + change.cost() + ")")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-3.1-8b", "qwen3-30b-a3b", "gemma-3-12b", "gpt-oss-20b", "deepseek-v2-lite"})
    void everyChangeHelpsAndIsTheSmallestOfItsKind(String name) {
        for (int gib : new int[] {6, 8, 12, 16})
            for (Change change : changes(name, Rig.card(gib), new Wish(32_768, TensorType.F16, 2))) {
                MemoryEstimate run = MemoryEstimator.of(change.model(), change.settings());
                assertTrue(
                        Fit.needed(change.rig(), change.model(), run).compareTo(Fit.usable(change.rig())) <= 0,
                        change::toString);
                if (change.settings().gpuLayers() < RunSettings.ALL_LAYERS) assertOneMoreLayerIsTooMuch(change);
            }
    }

    private static void assertOneMoreLayerIsTooMuch(Change change) {
        RunSettings more = change.settings().withOffload(change.settings().gpuLayers() + 1, 0);
        long room = Fit.usable(change.rig()).count() - Fit.MARGIN.count() / 2;
        assertTrue(MemoryEstimator.of(change.model(), more).gpu().count() > room, change::toString);
    }

    @Test
    void whatFitsNeedsNoChange() {
        assertEquals(List.of(), changes("llama-3.1-8b", Rig.card(12), new Wish(32_768, TensorType.F16, 1)));
    }

    /** Four rounded caches are too many nodes for this graph: however large the card, 16 bits make it start, or one user. */
    @Test
    void aRefusedCacheIsChangedForOneOf16Bits() {
        List<Change> changes = changes("phi-4", Rig.card(80), new Wish(8192, TensorType.Q8_0, 4));
        assertEquals(
                List.of("an f16 cache", "one user at a time"),
                changes.stream().map(Change::what).toList());
        assertEquals(Change.Kind.CACHE, changes.get(0).kind());
        assertEquals(TensorType.F16, changes.get(0).settings().keyType());
    }

    @Test
    void sharedMemoryCannotBeExtended() {
        Rig mac = new Rig(Device.Kind.APPLE, Bytes.ofGib(8), 1);
        for (Change change : changes("llama-3.1-8b", mac, new Wish(32_768, TensorType.F16, 2)))
            assertTrue(change.kind().compareTo(Kind.QUANTIZATION) <= 0, change::toString);
    }

    /** A mixture gives up experts before layers. */
    @Test
    void fittedSettingsBecomeFlags() {
        Wish wish = new Wish(16_384, TensorType.Q8_0, 2);
        RunOptions mixture = options("qwen3-30b-a3b", Rig.card(12), wish);
        assertEquals(OptionalInt.of(16_384), mixture.userContextTokens());
        assertEquals(OptionalInt.of(2), mixture.users());
        assertEquals("q8_0", mixture.keyType().orElseThrow());
        assertEquals(true, mixture.flashAttention().orElseThrow());
        assertEquals(OptionalInt.of(999), mixture.gpuLayers());
        assertTrue(mixture.cpuMoeLayers().getAsInt() > 0);
        RunOptions dense = options("llama-3.1-8b", Rig.card(4), new Wish(8192, TensorType.F16, 1));
        assertTrue(dense.gpuLayers().getAsInt() < 33 && dense.cpuMoeLayers().isEmpty());
        assertEquals(
                RunOptions.context(8192), options("llama-3.1-8b", Rig.card(24), new Wish(8192, TensorType.F16, 1)));
    }

    private static RunOptions options(String name, Rig rig, Wish wish) {
        return FittedOptions.of(Solver.fitted(rig, wish, variants(name).get(2)).orElseThrow());
    }

    private static List<Change> changes(String name, Rig rig, Wish wish) {
        List<Coefficients> variants = variants(name);
        return Solver.changes(rig, wish, variants.get(2), variants, CONTEXTS);
    }

    private static List<Coefficients> variants(String name) {
        return NAMES.stream()
                .map(quantization -> Coefficients.of(Truth.architecture(name), quantization, OptionalLong.empty()))
                .toList();
    }

    /** And to the same layers in RAM: a speed rests on them. */
    @ParameterizedTest
    @ValueSource(strings = {"llama-3.1-8b", "qwen3-30b-a3b", "gemma-3-12b"})
    void theScriptLeavesTheSameLayersInRam(String name) throws IOException {
        try (Scripts scripts = new Scripts("format.js", "estimate.js", "fit.js", "advice.js")) {
            List<Named> named = variants(name).stream()
                    .map(one -> new Named(one.quantization(), one))
                    .toList();
            ScriptableObject.putProperty(
                    (ScriptableObject) scripts.of("self"), "data", scripts.parsed(EstimateData.of(named)));
            int plans = 0;
            for (int variant = 0; variant < named.size(); variant++)
                for (int gib : new int[] {2, 3, 4, 6, 8, 12, 16}) {
                    Object script = scripts.of(
                            "var plan = self.RTM.advice.offload(self.RTM.variants(self.data)[" + variant
                                    + "], {contextTokens: 8192, cache: 'Q8_0', users: 2},"
                                    + "{kind: 'discrete', cards: 1, memoryBytes: " + gib + " * 1073741824});"
                                    + "!plan ? 'none' : plan.cpuMoeLayers ? 'experts ' + plan.cpuMoeLayers : 'layers ' + plan.gpuLayers");
                    Wish wish = new Wish(8192, TensorType.Q8_0, 2);
                    Optional<RunSettings> java =
                            Solver.fitted(Rig.card(gib), wish, variants(name).get(variant));
                    // What fits whole needs no plan; the page does not ask for one then.
                    if (java.filter(wish.settings()::equals).isPresent()) continue;
                    plans++;
                    assertEquals(
                            java.map(SolverTest::plan).orElse("none"),
                            script.toString(),
                            name + " " + variant + " on " + gib);
                }
            assertTrue(plans > 10, plans + " plans");
        }
    }

    private static String plan(RunSettings settings) {
        return settings.cpuMoeLayers() > 0 ? "experts " + settings.cpuMoeLayers() : "layers " + settings.gpuLayers();
    }
}
