package com.runthismodel.estimate;

/**
 * The GPU's compute buffer when some blocks stay in RAM, for graphs we do not replay. An estimate: their weights are copied
 * for each step, and holes between copies and results stay empty; shares were fitted to measured runs (memory model 4.5).
 */
record PartialCompute(
        ComputeTerms terms,
        RunSettings settings,
        Pool pool,
        long largestMatrix,
        long outputMatrix,
        long latentRow,
        boolean experts) {

    long bytes(long everythingOffloaded) {
        long blocks = Math.max(feedForward(), attention());
        boolean encoder = terms.caches() == 0 && terms.scores() > 0;
        if (settings.gpuLayers() > 0 || encoder) return Math.max(blocks, everythingOffloaded);
        if (settings.outputs() == RunSettings.Outputs.SERVER) return blocks;
        return Math.max(blocks, logits());
    }

    /** Logits of the whole batch, the output matrix copied for them, and what is still held below. */
    private long logits() {
        long held = latentRow > 0 ? 2 * latentRow : terms.width();
        return 4 * (terms.vocabulary() + terms.width() + held) * pool.batchOutputs() + outputMatrix;
    }

    private long mask() {
        long cells = pool.cells() + (terms.caches() > 1 ? pool.windowCells() : 0);
        return terms.caches() == 0 ? 0 : cells * pool.batchTokens() * (settings.flashAttention() ? 2 : 4);
    }

    private long working() {
        return terms.feedForward() * 4 * pool.batchTokens();
    }

    private long feedForward() {
        long recurrent =
                terms.recurrent() * 4 * pool.batchTokens() + 4 * settings.sequences() * terms.recurrentSequence();
        if (terms.feedForward() == 0) return recurrent;
        return Math.max(recurrent, working() + largestMatrix + (experts ? mask() : 0));
    }

    private long attention() {
        if (terms.keyCopy() == 0) return 0;
        long cells = pool.cells() * pool.streams();
        long cache = (settings.keyType().bytes(terms.keyCopy())
                        + settings.valueType().bytes(terms.valueCopy()))
                * cells;
        if (!settings.flashAttention()) {
            long scores = pool.cells() * terms.scores() * 4 * pool.batchTokens();
            return mask() + cache + scores + (working() + terms.scoreRow() * 4 * pool.batchTokens()) / 2;
        }
        long keys = settings.keyType().quantised() ? terms.keyCopy() : 0;
        long values = settings.valueType().quantised() ? terms.valueCopy() : 0;
        return mask() + cache + 2 * (keys + values) * cells + working() * 85 / 100;
    }
}
