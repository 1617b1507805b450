package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.unit.Multiple;
import java.util.List;

/** The buffer that holds what a graph computes, reserved for the largest batch (memory model 4.5). */
final class ComputeBuffer {
    private static final long PIPELINE_COPIES = 4;
    /** Smaller batches are computed where the weights are. */
    private static final long FETCHED_ROWS = 32;

    private final ComputeTerms terms;
    private final RunSettings settings;
    private final Pool pool;
    private final long tokens;
    private final long outputs;

    ComputeBuffer(ComputeTerms terms, RunSettings settings, Pool pool) {
        this.terms = terms;
        this.settings = settings;
        this.pool = pool;
        this.tokens = pool.batchTokens();
        this.outputs = pool.batchOutputs();
    }

    /** Everything offloaded. */
    long gpu() {
        return Math.max(logits(), inputs(128) + working());
    }

    /**
     * Some of it in RAM: what is fetched from there is planned, not worked out. Without flash attention, where pages do not
     * go, the copy of a layer's cache is all that is known to be added.
     *
     * @param planned room for what is fetched, as {@link Fetching} counts it
     */
    long gpuFetching(Coefficients model, List<Long> planned) {
        boolean none = settings.gpuLayers() == 0;
        long whole = none && outputs >= FETCHED_ROWS ? gpu() + model.outputGpuBytes() : gpu();
        if (planned.isEmpty()) return whole;
        if (settings.flashAttention() != model.limits().flashAttention()) return whole + copied();
        long fetched = model.fetching().bytes(planned, settings, pool.cells() * pool.streams()) + mask();
        return none && outputs < FETCHED_ROWS ? fetched : Math.max(whole, fetched);
    }

    private long copied() {
        long cells = pool.cells() * pool.streams();
        return (settings.keyType().bytes(terms.keyCopy()) + settings.valueType().bytes(terms.valueCopy())) * cells;
    }

    /**
     * One of several cards that work in turns (memory model 4.5). Inputs and the hidden vectors that cross to a card exist
     * once for each of the scheduler's copies; a card after the first gets two hidden vectors a token instead of one.
     */
    long gpuOfSeveral(boolean first, boolean last) {
        long crossing = (first ? 1 : 2) * 4 * terms.width() * tokens;
        return PIPELINE_COPIES * (inputs(128) + crossing) + Math.max(last ? logits() : 0, working());
    }

    private long working() {
        return Math.max(attention(), Math.max(feedForward(), recurrent()));
    }

    /** What the CPU prepares for the GPU: embeddings in two forms, and the same inputs. */
    long host() {
        return 2 * terms.width() * 4 * tokens + 4 * tokens + inputs(32);
    }

    /** The parts, for an explanation. */
    List<Explanation.Term> terms() {
        return List.of(
                new Explanation.Term(
                        "  logits",
                        "(" + terms.vocabulary() + " + " + terms.width() + ") x " + outputs + " outputs x 4",
                        logits(),
                        "4.5"),
                new Explanation.Term(
                        "  inputs",
                        "masks, positions, indexes, rotations for " + tokens + " tokens",
                        inputs(128),
                        "4.5"),
                new Explanation.Term(
                        "  feed-forward",
                        terms.feedForward() + " numbers x " + tokens + " tokens x 4",
                        feedForward(),
                        "4.5"),
                new Explanation.Term(
                        "  attention",
                        settings.flashAttention()
                                ? "F16 copy of a quantised layer's cache and beside it " + terms.quantisedAttention()
                                        + " numbers a token"
                                : terms.scores() + " heads x " + pool.cells() + " cells and " + terms.scoreRow()
                                        + " numbers a token",
                        attention(),
                        "4.5"),
                new Explanation.Term(
                        "  recurrent",
                        terms.recurrent() + " numbers a token, " + terms.recurrentSequence() + " a sequence",
                        recurrent(),
                        "4.5"));
    }

    private long logits() {
        if (terms.anew()) return 0;
        // With a state to write back, the rows before the last norm are still there.
        long rows = terms.recurrent() > 0 ? 2 * terms.width() : terms.width();
        return (terms.vocabulary() + rows) * outputs * 4;
    }

    private long feedForward() {
        return terms.feedForward() * 4 * tokens;
    }

    private long recurrent() {
        return terms.recurrent() * 4 * tokens + 4 * settings.sequences() * terms.recurrentSequence();
    }

    private long attention() {
        if (!settings.flashAttention()) {
            long seen = terms.anew() ? tokens : pool.cells();
            return terms.scoreRow() * 4 * tokens + seen * terms.scores() * 4 * tokens;
        }
        boolean keys = settings.keyType() != TensorType.F16;
        boolean values = settings.valueType() != TensorType.F16;
        if (!keys && !values) return 0;
        long full = pool.cells() * ((keys ? terms.keyCopy() : 0) + (values ? terms.valueCopy() : 0));
        long window =
                pool.windowCells() * ((keys ? terms.windowKeyCopy() : 0) + (values ? terms.windowValueCopy() : 0));
        return terms.quantisedAttention() * 4 * tokens + Math.max(full, window) * 2 * pool.streams();
    }

    /** Cells that a token may see: those of each cache, or the batch itself where nothing is cached. */
    private long masked() {
        if (terms.caches() == 0) return terms.anew() ? tokens : 0;
        return pool.cells() + (terms.caches() > 1 ? pool.windowCells() : 0);
    }

    long mask() {
        return masked() * tokens * (settings.flashAttention() ? 2 : 4);
    }

    /** Masks, positions, indexes and rotations. */
    private long inputs(long alignment) {
        long indexes = 8 * tokens * terms.indexed();
        if (!settings.flashAttention() && terms.indexed() > terms.caches())
            indexes = 8 * tokens * terms.caches() * (1 + terms.valueRow());
        long rotations = 4
                * terms.caches()
                * ((settings.keyType().quantised() ? terms.keyRotation() : 0)
                        + (settings.valueType().quantised() ? terms.valueRotation() : 0));
        return mask()
                + 4 * tokens * terms.positions()
                + indexes
                + rotations
                + Multiple.atLeast(4 * outputs, alignment)
                + (terms.recurrent() > 0 ? Multiple.atLeast(4L * settings.sequences(), alignment) : 0);
    }
}
