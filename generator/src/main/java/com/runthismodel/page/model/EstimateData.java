package com.runthismodel.page.model;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.ComputeTerms;
import com.runthismodel.estimate.Fetching;
import com.runthismodel.estimate.Limits;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Visits;
import com.runthismodel.page.Html;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's coefficients as the data block that {@code estimate.js} unpacks: what all variants share under its names, and
 * a row of numbers for each variant, so that fifteen variants stay small.
 */
public final class EstimateData {
    private EstimateData() {}

    /** Variants of one model: they differ in weights only. */
    public static Map<String, Object> of(List<Named> variants) {
        Coefficients first = variants.get(0).coefficients();
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("windowTokens", first.windowTokens());
        shared.put("widestValue", first.widestValue());
        if (first.encoder()) shared.put("encoder", true);
        Visits visits = first.visits();
        List<Number> visited = visited(visits);
        if (!visited.isEmpty()) shared.put("visits", visited);
        shared.put("compute", compute(first.compute()));
        shared.put("limits", limits(first.limits()));
        List<String> refuses = refuses(first);
        if (!refuses.get(1).isEmpty()) shared.put("refuses", refuses);
        Fetching fetching = first.fetching();
        if (!fetching.layers().isEmpty()) shared.put("fetching", List.of(fetching.eight(), fetching.four()));
        // A map that keeps its order: Map.of has another one in every JVM, and the page would change with it.
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("shared", shared);
        data.put("variants", variants.stream().map(EstimateData::row).toList());
        return data;
    }

    /** Zeros at the end are left out. */
    private static List<Number> visited(Visits visits) {
        List<Number> all = List.of(
                visits.experts(),
                visits.expertsUsed(),
                visits.recurrentLayers(),
                visits.attention(),
                visits.windowAttention());
        int kept = all.size();
        while (kept > 0 && all.get(kept - 1).longValue() == 0) kept--;
        return all.subList(0, kept);
    }

    /** In the order of estimate.js, which gives them their names again: names would be a fiftieth of the page. */
    private static List<Long> compute(ComputeTerms terms) {
        return List.of(
                terms.width(),
                terms.vocabulary(),
                terms.positions(),
                terms.caches(),
                terms.indexed(),
                terms.valueRow(),
                terms.keyRotation(),
                terms.valueRotation(),
                terms.feedForward(),
                terms.quantisedAttention(),
                terms.keyCopy(),
                terms.valueCopy(),
                terms.windowKeyCopy(),
                terms.windowValueCopy(),
                terms.scores(),
                terms.scoreRow(),
                terms.recurrent(),
                terms.recurrentSequence());
    }

    /** What a visitor's settings can run into. */
    private static List<Long> limits(Limits limits) {
        return List.of(limits.oneCache() ? 1L : 0L, limits.keyHead(), limits.flashAttention() ? 1L : 0L);
    }

    /** Why llama.cpp would not start with a rounded cache: for one user, and for several with caches of their own. */
    private static List<String> refuses(Coefficients model) {
        RunSettings rounded = RunSettings.headline(8192).withCache(TensorType.Q8_0, TensorType.Q8_0);
        return List.of(
                MemoryEstimator.refusal(model, rounded).orElse(""),
                MemoryEstimator.refusal(model, rounded.withSequences(2, false)).orElse(""));
    }

    /** A variant under the name its page gives it. */
    public record Named(String name, Coefficients coefficients) {}

    public static Html block(List<Named> variants) {
        return new Html(JsonWriter.forHtml(of(variants)));
    }

    private static List<Object> row(Named variant) {
        Coefficients c = variant.coefficients();
        List<Object> row = new ArrayList<>(List.of(
                variant.name(),
                c.tensorBytes() - loaded(c),
                c.inputBytes(),
                c.outputGpuBytes() - Math.max(c.inputBytes(), c.outputHostBytes()),
                c.outputHostBytes(),
                c.ropeGpuBytes(),
                c.ropeHostBytes(),
                c.kinds().stream().map(EstimateData::numbers).toList(),
                order(c)));
        // Nothing is planned for a few architectures.
        List<Long> layers = c.fetching().layers();
        if (!layers.isEmpty())
            row.addAll(List.of(steps(layers), steps(c.fetching().experts())));
        // A publisher's own recipe has a name that does not say which formats its tensors have.
        if (!variant.name().equals(c.quantization())) row.add(c.quantization());
        return row;
    }

    /**
     * A file is little else than what is loaded of it: the rest has fewer digits. So has what the output takes on a card beyond
     * the matrix it is in RAM, its own or the embeddings.
     */
    private static long loaded(Coefficients c) {
        long blocks = c.order().stream()
                .mapToLong(kind -> c.kinds().get(kind).hostBytes())
                .sum();
        return c.inputBytes() + c.outputHostBytes() + blocks;
    }

    /** The first, then by how much each is more than the one before it. */
    private static List<Long> steps(List<Long> values) {
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) steps.add(values.get(i) - (i == 0 ? 0 : values.get(i - 1)));
        return steps;
    }

    private static List<Long> numbers(Block block) {
        List<Long> numbers = new ArrayList<>();
        // On the host a tensor is a padding shorter: the difference has fewer digits.
        numbers.add(block.gpuBytes());
        numbers.add(block.gpuBytes() - block.hostBytes());
        numbers.add(block.expertGpuBytes());
        numbers.add(block.expertGpuBytes() - block.expertHostBytes());
        numbers.add(block.keyWidth());
        numbers.add(block.valueWidth());
        numbers.add(block.windowed() ? 1L : 0L);
        numbers.add(block.stateNumbers());
        return numbers;
    }

    /** One character a layer, the kind of its block in base 36. */
    private static String order(Coefficients coefficients) {
        StringBuilder order = new StringBuilder();
        for (int kind : coefficients.order()) {
            if (kind >= 36) throw new IllegalStateException("more than 36 kinds of block");
            order.append(Character.forDigit(kind, 36));
        }
        return order.toString();
    }
}
