package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;

/**
 * How many numbers a model has, by what formats of weights treat alike.
 *
 * @param experts matrices of routed experts
 * @param matrices all other matrices of the blocks
 * @param tables embeddings and the output matrix
 * @param vectors norms, biases and the like
 */
public record Numbers(long experts, long matrices, long tables, long vectors) {

    public static Numbers of(KnownArchitecture model) {
        long experts = 0;
        long matrices = 0;
        long tables = 0;
        long vectors = 0;
        for (Tensor tensor : TensorPlan.of(model)) {
            // Rotary factors are worked out from config.json outside GGUF files.
            if (tensor.ropeFactor()) continue;
            if (tensor.vector()) vectors += tensor.numbers();
            else if (tensor.layer() < 0) tables += tensor.numbers();
            else if (tensor.expert()) experts += tensor.numbers();
            else matrices += tensor.numbers();
        }
        return new Numbers(experts, matrices, tables, vectors);
    }

    public long all() {
        return experts + matrices + tables + vectors;
    }
}
