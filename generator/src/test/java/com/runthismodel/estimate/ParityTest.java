package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings.Outputs;
import com.runthismodel.page.model.EstimateData;
import com.runthismodel.page.model.EstimateData.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** The shipped estimate.js gives the very bytes of the Java estimator, term by term. */
class ParityTest {
    private static final long[] CONTEXTS = {512, 4096, 8192, 10_000, 32_768, 131_072};
    private static final TensorType[][] CACHES = {
        {TensorType.F16, TensorType.F16},
        {TensorType.Q8_0, TensorType.Q8_0},
        {TensorType.Q4_0, TensorType.Q4_0},
        {TensorType.Q8_0, TensorType.Q5_1}
    };
    private static final int[] USERS = {1, 2, 4, 16};

    @Test
    void bytesAreEqualForEveryModelOfTheTruth() throws IOException {
        List<RunSettings> all = settings();
        compareAll(List.of("Q4_K_M"), List.of(all.get(9), all.get(58), all.get(98)));
        compareAll(List.of("Q2_K"), all.subList(99, all.size()));
    }

    @Test
    @Tag("slow")
    void bytesAreEqualForEverySetting() throws IOException {
        compareAll(List.of("Q2_K", "Q4_K_M", "Q8_0", "F16"), settings());
    }

    /** The terms a page opens are those that {@code explain} prints, words and bytes. */
    @Test
    void explanationsAreEqualForEveryModelOfTheTruth() throws IOException {
        List<RunSettings> all = settings();
        RunSettings one = RunSettings.headline(8192);
        try (Scripts scripts = new Scripts("estimate.js", "breakdown.js")) {
            for (String model : new TreeSet<>(Truth.models().keySet())) {
                Named variant =
                        new Named("Q4_K_M", Coefficients.of(Truth.architecture(model), "Q4_K_M", OptionalLong.empty()));
                Object unpacked = ((NativeArray) scripts.call(
                                scripts.of("self.RTM.variants"), scripts.parsed(EstimateData.of(List.of(variant)))))
                        .get(0);
                for (RunSettings run :
                        List.of(all.get(9), all.get(58), one, one.withFlashAttention(false), one.withOffload(3, 0)))
                    explain(scripts, variant.coefficients(), unpacked, run, model);
            }
        }
    }

    private static void explain(Scripts scripts, Coefficients java, Object javaScript, RunSettings run, String model) {
        Object terms = scripts.call(scripts.of("self.RTM.breakdown"), javaScript, scripts.parsed(plain(run)));
        Object lines = scripts.call(
                scripts.of(
                        "(terms) => terms.map((one) => [one.what, one.formula, one.bytes, one.section].join(' | ')).join('\\n')"),
                terms);
        String expected = Explanation.of(java, run).stream()
                .map(term ->
                        String.join(" | ", term.what(), term.formula(), Long.toString(term.bytes()), term.section()))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, lines.toString(), () -> model + " at " + run);
    }

    private static void compareAll(List<String> quantizations, List<RunSettings> settings) throws IOException {
        try (Scripts scripts = new Scripts("estimate.js")) {
            for (String model : new TreeSet<>(Truth.models().keySet()))
                compare(scripts, model, quantizations, settings);
        }
    }

    private static void compare(Scripts scripts, String model, List<String> quantizations, List<RunSettings> settings) {
        List<Named> variants = quantizations.stream()
                .map(name -> new Named(name, Coefficients.of(Truth.architecture(model), name, OptionalLong.empty())))
                .toList();
        NativeArray unpacked =
                (NativeArray) scripts.call(scripts.of("self.RTM.variants"), scripts.parsed(EstimateData.of(variants)));
        assertEquals(variants.size(), unpacked.size());
        for (int v = 0; v < variants.size(); v++)
            for (RunSettings run : settings)
                compare(scripts, model, variants.get(v).coefficients(), unpacked.get(v), run);
    }

    private static void compare(Scripts scripts, String model, Coefficients java, Object javaScript, RunSettings run) {
        MemoryEstimate expected = MemoryEstimator.of(java, run);
        Object actual = scripts.call(scripts.of("self.RTM.memory"), javaScript, scripts.parsed(plain(run)));
        Map<String, Long> terms = new LinkedHashMap<>();
        terms.put("gpuWeights", expected.gpuWeights().count());
        terms.put("gpuKv", expected.gpuKv().count());
        terms.put("gpuState", expected.gpuState().count());
        terms.put("gpuCompute", expected.gpuCompute().count());
        terms.put("hostWeights", expected.hostWeights().count());
        terms.put("hostKv", expected.hostKv().count());
        terms.put("hostState", expected.hostState().count());
        terms.put("hostCompute", expected.hostCompute().count());
        terms.put("hostOutput", expected.hostOutput().count());
        terms.put("gpu", expected.gpu().count());
        terms.put("host", expected.host().count());
        terms.forEach((key, bytes) ->
                assertEquals(bytes, Scripts.whole(actual, key), () -> model + " " + key + " at " + run));
    }

    private static List<RunSettings> settings() {
        List<RunSettings> all = new ArrayList<>();
        for (long context : CONTEXTS)
            for (TensorType[] cache : CACHES)
                for (int users : USERS)
                    all.add(RunSettings.headline(context)
                            .withCache(cache[0], cache[1])
                            .withSequences(users, users == 4));
        RunSettings one = RunSettings.headline(8192);
        all.add(one.withFlashAttention(false));
        all.add(one.withBatch(2048, Outputs.ALL));
        all.add(one.withFullWindowCache(true).withBatch(256, Outputs.SERVER));
        for (long context : CONTEXTS)
            for (TensorType[] cache : CACHES) {
                RunSettings run = RunSettings.headline(context).withCache(cache[0], cache[1]);
                all.add(run.withOffload(0, 0));
                all.add(run.withOffload(3, 0).withSequences(4, context == 8192));
                all.add(run.withOffload(RunSettings.ALL_LAYERS, 5));
            }
        all.add(one.withOffload(3, 0).withFlashAttention(false));
        all.add(one.withOffload(0, 0).withBatch(512, Outputs.ALL));
        // The batch is cut to the context and rounded up to the users; BF16 is copied like a quantised cache.
        for (Outputs outputs : Outputs.values())
            for (boolean unified : new boolean[] {true, false})
                all.add(RunSettings.headline(513).withBatch(1024, outputs).withSequences(7, unified));
        all.add(one.withCache(TensorType.BF16, TensorType.F16));
        return all;
    }

    private static Map<String, Object> plain(RunSettings run) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("contextTokens", run.contextTokens());
        plain.put("keyType", run.keyType().name());
        plain.put("valueType", run.valueType().name());
        plain.put("flashAttention", run.flashAttention());
        plain.put("sequences", run.sequences());
        plain.put("unifiedKv", run.unifiedKv());
        plain.put("ubatchTokens", run.ubatchTokens());
        plain.put("allOutputs", run.outputs() == Outputs.ALL);
        plain.put("gpuLayers", run.gpuLayers());
        plain.put("cpuMoeLayers", run.cpuMoeLayers());
        plain.put("fullWindowCache", run.fullWindowCache());
        return plain;
    }
}
