package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients.Block;

/**
 * The cache's cells (memory model 4.1 and 4.2).
 *
 * @param cells of one stream in layers that see everything
 * @param windowCells of one stream in window layers
 * @param streams one where all sequences share a cache, otherwise one for each
 */
record Pool(RunSettings settings, long cells, long windowCells, long streams) {

    static Pool of(RunSettings settings, long window) {
        long asked = padded(settings.contextTokens(), 256);
        boolean shared = settings.unifiedKv() || settings.sequences() == 1;
        long cells = shared ? asked : padded(asked / settings.sequences(), 256);
        long seen = window * (settings.unifiedKv() ? settings.sequences() : 1) + settings.ubatchTokens();
        long windowCells = window == 0 || settings.fullWindowCache() ? cells : padded(Math.min(cells, seen), 256);
        return new Pool(settings, cells, windowCells, shared ? 1 : settings.sequences());
    }

    /** Tokens of the largest batch. */
    long batchTokens() {
        return Math.min(settings.ubatchTokens(), cells * streams);
    }

    /** Rows of it that get logits. */
    long batchOutputs() {
        return settings.outputs() == RunSettings.Outputs.ALL
                ? batchTokens()
                : Math.min(batchTokens(), settings.sequences());
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

    static long padded(long value, long multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
