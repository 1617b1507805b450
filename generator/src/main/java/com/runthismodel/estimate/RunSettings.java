package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import java.util.function.Consumer;

/**
 * How llama.cpp is started. {@code contextTokens} is the whole pool that the sequences share (memory model 4.1);
 * a page that means "context per user" passes the product.
 *
 * @param sequences users served at once ({@code --parallel})
 * @param unifiedKv whether they share one cache ({@code --kv-unified})
 * @param gpuLayers as {@code -ngl} counts them, the output being one more layer; {@link #ALL_LAYERS} for everything
 * @param cpuMoeLayers so many first layers keep their experts in RAM ({@code --n-cpu-moe})
 * @param fullWindowCache window layers cache the whole context ({@code --swa-full})
 * @param gpuCache caches live with their layers; otherwise in RAM ({@code --no-kv-offload})
 */
public record RunSettings(
        long contextTokens,
        TensorType keyType,
        TensorType valueType,
        boolean flashAttention,
        int sequences,
        boolean unifiedKv,
        int ubatchTokens,
        Outputs outputs,
        int gpuLayers,
        int cpuMoeLayers,
        boolean fullWindowCache,
        boolean gpuCache) {
    public static final int ALL_LAYERS = 99999;

    /** llama.cpp counts them in 32 bits. */
    private static final long MOST_TOKENS = 0xFFFFFFFFL;

    /** Which rows of a batch get logits (memory model 4.5): every one, or one for each sequence. */
    public enum Outputs {
        /** Libraries, llama-bench, perplexity, LM Studio, older llama-server. */
        ALL,
        /** Current llama-server and llama-cli. */
        SERVER
    }

    public RunSettings {
        if (contextTokens < 1)
            throw new IllegalArgumentException("contextTokens must be at least 1, was " + contextTokens);
        if (contextTokens > MOST_TOKENS)
            throw new IllegalArgumentException(
                    "contextTokens must be at most " + MOST_TOKENS + ", was " + contextTokens);
        if (sequences < 1) throw new IllegalArgumentException("sequences must be at least 1, was " + sequences);
        if (ubatchTokens < 1)
            throw new IllegalArgumentException("ubatchTokens must be at least 1, was " + ubatchTokens);
        if (gpuLayers < 0 || cpuMoeLayers < 0) throw new IllegalArgumentException("layers must not be negative");
    }

    /** What a page's headline means: current llama-server, f16 cache, flash attention, one user, all on the GPU. */
    public static RunSettings headline(long contextTokens) {
        return new RunSettings(
                contextTokens,
                TensorType.F16,
                TensorType.F16,
                true,
                1,
                false,
                512,
                Outputs.SERVER,
                ALL_LAYERS,
                0,
                false,
                true);
    }

    public RunSettings withCache(TensorType key, TensorType value) {
        return with(draft -> {
            draft.keyType = key;
            draft.valueType = value;
        });
    }

    /** So many users, each with its own share of {@code contextTokens} unless they share one cache. */
    public RunSettings withSequences(int count, boolean unified) {
        return with(draft -> {
            draft.sequences = count;
            draft.unifiedKv = unified;
        });
    }

    public RunSettings withFlashAttention(boolean on) {
        return with(draft -> draft.flashAttention = on);
    }

    public RunSettings withBatch(int ubatch, Outputs which) {
        return with(draft -> {
            draft.ubatchTokens = ubatch;
            draft.outputs = which;
        });
    }

    public RunSettings withOffload(int layersOnGpu, int expertLayersOnCpu) {
        return with(draft -> {
            draft.gpuLayers = layersOnGpu;
            draft.cpuMoeLayers = expertLayersOnCpu;
        });
    }

    public RunSettings withFullWindowCache(boolean full) {
        return with(draft -> draft.fullWindowCache = full);
    }

    public RunSettings withGpuCache(boolean onGpu) {
        return with(draft -> draft.gpuCache = onGpu);
    }

    private RunSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** Settings that can still change. */
    private static final class Draft {
        private final long contextTokens;
        private TensorType keyType;
        private TensorType valueType;
        private boolean flashAttention;
        private int sequences;
        private boolean unifiedKv;
        private int ubatchTokens;
        private Outputs outputs;
        private int gpuLayers;
        private int cpuMoeLayers;
        private boolean fullWindowCache;
        private boolean gpuCache;

        private Draft(RunSettings from) {
            contextTokens = from.contextTokens;
            keyType = from.keyType;
            valueType = from.valueType;
            flashAttention = from.flashAttention;
            sequences = from.sequences;
            unifiedKv = from.unifiedKv;
            ubatchTokens = from.ubatchTokens;
            outputs = from.outputs;
            gpuLayers = from.gpuLayers;
            cpuMoeLayers = from.cpuMoeLayers;
            fullWindowCache = from.fullWindowCache;
            gpuCache = from.gpuCache;
        }

        private RunSettings done() {
            return new RunSettings(
                    contextTokens,
                    keyType,
                    valueType,
                    flashAttention,
                    sequences,
                    unifiedKv,
                    ubatchTokens,
                    outputs,
                    gpuLayers,
                    cpuMoeLayers,
                    fullWindowCache,
                    gpuCache);
        }
    }
}
