package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import java.util.Optional;
import java.util.Set;

/** Settings with which llama.cpp does not start (memory model 4.2). */
final class Refusal {
    /** Sizes of llama.cpp's hash tables around those that real models need. */
    private static final long[] TABLES = {1031, 2053, 4099, 8209, 16411, 32771, 65537};

    /** Inputs, embeddings, the last norm and the output. */
    private static final long OUTSIDE_BLOCKS = 20;

    /** llama.cpp turns flash attention off for these whatever is asked for. */
    static final Set<String> WITHOUT_FLASH = Set.of("grok");

    private Refusal() {}

    static Optional<String> of(Coefficients model, RunSettings settings) {
        return of(model.limits(), model.architecture(), settings);
    }

    static Optional<String> of(Limits limits, String architecture, RunSettings settings) {
        TensorType key = settings.keyType();
        TensorType value = settings.valueType();
        if (limits.oneCache() && key != value)
            return Optional.of("latent attention keeps one cache: key type " + key + " and value type " + value
                    + " must be equal");
        if (value.quantised() && (!settings.flashAttention() || WITHOUT_FLASH.contains(architecture)))
            return Optional.of("a quantised value cache (" + value + ") needs flash attention");
        if (key.quantised() && settings.flashAttention() && limits.keyHead() % key.blockWeights() != 0)
            return Optional.of("heads of " + limits.keyHead() + " numbers do not divide into blocks of " + key);
        if (crowded(limits, settings)) return Optional.of("the graph has more nodes than llama.cpp reserves for it");
        return Optional.empty();
    }

    /**
     * llama.cpp reserves eight nodes a tensor, at least 1,024, and takes the next prime of a fixed list. Models with few,
     * fused tensors a block overflow it when quantised caches of several streams add their steps.
     */
    private static boolean crowded(Limits limits, RunSettings settings) {
        if (limits.fusedBlockNodes() == 0 || settings.sequences() == 1 || settings.unifiedKv()) return false;
        if (!settings.keyType().quantised() || !settings.valueType().quantised() || !settings.flashAttention())
            return false;
        return limits.layers() * limits.fusedBlockNodes() + OUTSIDE_BLOCKS
                > table(Math.max(1024, 8 * limits.tensors()));
    }

    private static long table(long wanted) {
        for (long size : TABLES) if (size >= wanted) return size;
        return Long.MAX_VALUE;
    }
}
