package com.runthismodel.estimate;

import com.runthismodel.estimate.Coefficients.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every term of a run's memory with its formula, its inputs and the section of the memory model it follows. */
public final class Explanation {
    /** One line: what, by which formula with which numbers, how much, and where the rule stands. */
    public record Term(String what, String formula, long bytes, String section) {}

    private final Coefficients model;
    private final RunSettings settings;
    private final Pool pool;
    private final MemoryEstimate estimate;
    private final List<Term> terms = new ArrayList<>();

    private Explanation(Coefficients model, RunSettings settings) {
        this.model = model;
        this.settings = MemoryEstimator.effective(model, settings);
        this.pool = Pool.of(model, this.settings);
        this.estimate = MemoryEstimator.of(model, settings);
    }

    public static List<Term> of(Coefficients model, RunSettings settings) {
        Explanation explanation = new Explanation(model, settings);
        explanation.weights();
        explanation.caches();
        explanation.buffers();
        return List.copyOf(explanation.terms);
    }

    private void weights() {
        int first = Math.max(model.layers() + 1 - settings.gpuLayers(), 0);
        String place =
                "blocks " + first + " to " + (model.layers() - 1) + " of " + model.layers() + ", then the output";
        add(
                "GPU weights",
                first < model.layers() ? place : "the output alone",
                estimate.gpuWeights().count(),
                "4.3");
        String input = "embeddings " + model.inputBytes();
        add(
                "RAM weights",
                first > 0 ? input + " + blocks 0 to " + (first - 1) : input,
                estimate.hostWeights().count(),
                "4.3");
    }

    private void caches() {
        Map<Cached, Long> groups = new LinkedHashMap<>();
        for (int kind : model.order()) groups.merge(Cached.of(model.kinds().get(kind)), 1L, Long::sum);
        groups.forEach((cached, count) -> {
            if (cached.block().keyWidth() > 0) cache(cached.block(), count);
            if (cached.block().stateNumbers() > 0) state(cached.block(), count);
        });
    }

    /** A block without its weights: blocks that cache alike are one line. */
    private record Cached(Block block) {
        static Cached of(Block b) {
            return new Cached(new Block(0, 0, 0, 0, b.keyWidth(), b.valueWidth(), b.windowed(), b.stateNumbers()));
        }
    }

    private void state(Block block, long count) {
        String formula = count + " layers x " + block.stateNumbers() + " numbers x 4 bytes x " + settings.sequences()
                + " sequences";
        add("State", formula, count * block.stateNumbers() * 4 * settings.sequences(), "4.2");
    }

    private void cache(Block block, long count) {
        String row =
                settings.keyType().bytes(block.keyWidth()) + " (" + block.keyWidth() + " x " + settings.keyType() + ")";
        if (block.valueWidth() > 0)
            row += " + " + settings.valueType().bytes(block.valueWidth()) + " (" + block.valueWidth() + " x "
                    + settings.valueType() + ")";
        String formula = count + " layers x (" + row + ") x " + pool.cells(block.windowed()) + " cells x "
                + pool.streams() + " streams";
        String what = block.windowed() ? "Cache, window of " + model.windowTokens() : "Cache";
        add(what, formula, count * pool.gpuCache(block, model.widestValue()), "4.2");
    }

    private void buffers() {
        ComputeBuffer buffer = new ComputeBuffer(model.compute(), settings, pool);
        buffer.terms().forEach(terms::add);
        long compute = estimate.gpuCompute().count();
        boolean fetches = compute != buffer.gpu();
        if (fetches)
            add(
                    "  fetched",
                    "weights and cache of what is in RAM, one layer after the other, and masks: planned",
                    compute,
                    "4.5");
        add(
                "GPU compute buffer",
                fetches
                        ? "what is fetched from RAM decides"
                        : "the larger of logits and inputs plus the largest working set",
                compute,
                "4.5");
        add(
                "RAM compute buffer",
                "embeddings in two forms and the inputs",
                estimate.hostCompute().count(),
                "4.5");
        add(
                "RAM output buffer",
                "a row of logits for each sequence",
                estimate.hostOutput().count(),
                "4.4");
        add("GPU in all", "weights + cache + state + compute", estimate.gpu().count(), "4");
        add(
                "RAM in all",
                "weights + cache + state + compute + output",
                estimate.host().count(),
                "4");
    }

    private void add(String what, String formula, long bytes, String section) {
        terms.add(new Term(what, formula, bytes, section));
    }
}
