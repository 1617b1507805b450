package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;

/**
 * A batch to compute, and what it works on.
 *
 * @param weights what each tensor takes on a GPU
 * @param sequences users at once
 * @param gpuLayers as {@code -ngl} counts them, the output being one more; {@code cpuMoeLayers} leave their experts in RAM
 * @param gpuCache whether caches live with their layers
 * @param outputs rows of the batch that get logits
 * @param cells of one stream in layers that see everything; {@code windowCells} in window layers
 * @param flash whether attention is one step; {@code kernel} whether a GPU has one for these heads; {@code transposed} whether values lie transposed in the cache
 */
public record Run(
        KnownArchitecture model,
        WeightBytes weights,
        TensorType keyType,
        TensorType valueType,
        int sequences,
        int gpuLayers,
        int cpuMoeLayers,
        boolean gpuCache,
        long tokens,
        long outputs,
        long streams,
        long cells,
        long windowCells,
        boolean flash,
        boolean kernel,
        boolean transposed) {

    boolean onGpu(int layer) {
        return layer >= model.layers().size() + 1 - gpuLayers;
    }

    boolean outputOnGpu() {
        return gpuLayers > 0;
    }

    boolean expertsOnGpu(int layer) {
        return onGpu(layer) && layer >= cpuMoeLayers;
    }

    /** Caches and states live with their layer (memory model 4.3). */
    boolean cacheOnGpu(int layer) {
        return onGpu(layer) && gpuCache;
    }

    long cells(boolean windowed) {
        return windowed ? windowCells : cells;
    }

    boolean last(int layer) {
        return layer == model.layers().size() - 1;
    }
}
