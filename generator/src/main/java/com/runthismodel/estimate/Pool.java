package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.tensor.TensorShape;
import com.runthismodel.unit.Multiple;

/**
 * The cache's cells (memory model 4.1 and 4.2).
 *
 * @param cells of one stream in layers that see everything
 * @param windowCells of one stream in window layers
 * @param streams one where all sequences share a cache, otherwise one for each
 * @param largest batch, before it is shared out
 */
record Pool(RunSettings settings, long cells, long windowCells, long streams, long largest) {

    static Pool of(Coefficients model, RunSettings settings) {
        return of(settings, model.windowTokens(), model.compute());
    }

    static Pool of(RunSettings settings, long window, ComputeTerms terms) {
        long asked = Multiple.atLeast(settings.contextTokens(), 256);
        boolean shared = settings.unifiedKv() || settings.sequences() == 1;
        long cells = shared ? asked : Multiple.atLeast(asked / settings.sequences(), 256);
        long streams = shared ? 1 : settings.sequences();
        // The batch is cut to the context before that is rounded up, but where tokens see later ones
        // (llama-context.cpp).
        long largest = Math.min(settings.ubatchTokens(), terms.anew() ? cells * streams : settings.contextTokens());
        long seen = window * (settings.unifiedKv() ? settings.sequences() : 1) + largest;
        long windowCells =
                window == 0 || settings.fullWindowCache() ? cells : Multiple.atLeast(Math.min(cells, seen), 256);
        return new Pool(settings, cells, windowCells, streams, largest);
    }

    /** Tokens of the largest batch: as many of each sequence, so their number is rounded up (graph_reserve). */
    long batchTokens() {
        return Multiple.atLeast(largest, settings.sequences());
    }

    /** Rows of it that get logits. */
    long batchOutputs() {
        return settings.outputs() == RunSettings.Outputs.ALL ? largest : Math.min(largest, settings.sequences());
    }

    long cells(boolean windowed) {
        return windowed ? windowCells : cells;
    }

    long gpuCache(Block block, long widestValue) {
        if (block.keyWidth() == 0) return 0;
        long rows = cells(block.windowed()) * streams;
        return gpuTensor(settings.keyType(), block.keyWidth(), rows)
                + gpuTensor(settings.valueType(), valueWidth(block, widestValue), rows);
    }

    long hostCache(Block block, long widestValue) {
        if (block.keyWidth() == 0) return 0;
        long rows = cells(block.windowed()) * streams;
        return settings.keyType().bytes(block.keyWidth()) * rows
                + settings.valueType().bytes(valueWidth(block, widestValue)) * rows;
    }

    /** Values lie transposed without flash attention, and all as wide as the widest. */
    private long valueWidth(Block block, long widestValue) {
        return settings.flashAttention() || block.valueWidth() == 0 ? block.valueWidth() : widestValue;
    }

    private static long gpuTensor(TensorType type, long width, long rows) {
        return width == 0 ? 0 : TensorShape.padded(type.bytes(width) * rows, width, type);
    }
}
