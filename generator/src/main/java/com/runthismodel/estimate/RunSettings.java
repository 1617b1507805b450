package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;

/**
 * How llama.cpp is started. {@code contextTokens} is the whole pool that the sequences share (memory model 4.1);
 * a page that means "context per user" passes the product.
 *
 * @param sequences users served at once ({@code --parallel})
 * @param unifiedKv whether they share one cache ({@code --kv-unified})
 * @param gpuLayers as {@code -ngl} counts them, the output being one more layer; {@link #ALL_LAYERS} for everything
 * @param cpuMoeLayers so many first layers keep their experts in RAM ({@code --n-cpu-moe})
 * @param fullWindowCache window layers cache the whole context ({@code --swa-full})
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
        boolean fullWindowCache) {
    public static final int ALL_LAYERS = 99999;

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
                false);
    }

    public RunSettings withCache(TensorType key, TensorType value) {
        return new RunSettings(
                contextTokens,
                key,
                value,
                flashAttention,
                sequences,
                unifiedKv,
                ubatchTokens,
                outputs,
                gpuLayers,
                cpuMoeLayers,
                fullWindowCache);
    }

    /** So many users, each with its own share of {@code contextTokens} unless they share one cache. */
    public RunSettings withSequences(int count, boolean unified) {
        return new RunSettings(
                contextTokens,
                keyType,
                valueType,
                flashAttention,
                count,
                unified,
                ubatchTokens,
                outputs,
                gpuLayers,
                cpuMoeLayers,
                fullWindowCache);
    }

    public RunSettings withFlashAttention(boolean on) {
        return new RunSettings(
                contextTokens,
                keyType,
                valueType,
                on,
                sequences,
                unifiedKv,
                ubatchTokens,
                outputs,
                gpuLayers,
                cpuMoeLayers,
                fullWindowCache);
    }

    public RunSettings withBatch(int ubatch, Outputs which) {
        return new RunSettings(
                contextTokens,
                keyType,
                valueType,
                flashAttention,
                sequences,
                unifiedKv,
                ubatch,
                which,
                gpuLayers,
                cpuMoeLayers,
                fullWindowCache);
    }

    public RunSettings withOffload(int layersOnGpu, int expertLayersOnCpu) {
        return new RunSettings(
                contextTokens,
                keyType,
                valueType,
                flashAttention,
                sequences,
                unifiedKv,
                ubatchTokens,
                outputs,
                layersOnGpu,
                expertLayersOnCpu,
                fullWindowCache);
    }

    public RunSettings withFullWindowCache(boolean full) {
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
                full);
    }
}
