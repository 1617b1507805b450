package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.unit.Bytes;

/**
 * What mlx-lm keeps in an Apple chip's memory: weights, a 16-bit cache that grows by 256 tokens, a window kept as a ring,
 * states. What it computes with while it reads a prompt, and the freed buffers it keeps for later, are not known: a run
 * needs more than this sum. It has to stay below what macOS wires for the GPU, which {@code Fit} takes as the limit.
 */
public record MlxMemory(Bytes weights, Bytes cache, Bytes state) {
    private static final long STEP = 256;

    /** Each of several users answered at once has a cache and a state. */
    public static MlxMemory of(Coefficients model, Bytes weights, long tokens, int users) {
        long cached = (tokens + STEP - 1) / STEP * STEP;
        long cache = 0;
        long state = 0;
        for (int kind : model.order()) {
            Block block = model.kinds().get(kind);
            long rows = block.windowed() ? Math.min(cached, model.windowTokens()) : cached;
            cache += 2 * rows * (block.keyWidth() + block.valueWidth());
            state += 4 * block.stateNumbers();
        }
        return new MlxMemory(weights, new Bytes(cache * users), new Bytes(state * users));
    }

    /** At least so much. */
    public Bytes known() {
        return weights.plus(cache).plus(state);
    }
}
