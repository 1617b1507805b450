package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;

/** Ollama starts the current llama-server with settings of its own (memory model 4.7). */
public final class OllamaRun {
    private OllamaRun() {}

    /**
     * @param userContext {@code num_ctx}, which Ollama gives to every user
     * @param parallel {@code OLLAMA_NUM_PARALLEL}
     * @param cache {@code OLLAMA_KV_CACHE_TYPE}, for keys and values alike
     */
    public static RunSettings settings(long userContext, int parallel, TensorType cache) {
        return RunSettings.headline(Math.multiplyExact(userContext, parallel))
                .withSequences(parallel, false)
                .withCache(cache, cache);
    }
}
