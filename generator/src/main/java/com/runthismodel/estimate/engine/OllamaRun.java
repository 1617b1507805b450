package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.unit.Bytes;
import java.util.List;

/** Ollama starts the current llama-server with settings of its own (memory model 4.7). */
public final class OllamaRun {
    /** From so many GiB of the cards together on so many tokens, unless told otherwise (ollama/ollama:docs/context-length.mdx). */
    public static final List<List<Long>> CONTEXTS =
            List.of(List.of(48L, 262_144L), List.of(24L, 32_768L), List.of(0L, 4096L));

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

    /** The context it takes by itself; never more than the model was trained for. */
    public static long usualContext(Bytes cards, long trained) {
        for (List<Long> tier : CONTEXTS)
            if (cards.count() >= tier.get(0) * Bytes.PER_GIB) return Math.min(tier.get(1), trained);
        throw new IllegalStateException("no tier without a lower end");
    }
}
