package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;

/**
 * What decides whether llama.cpp starts at all.
 *
 * @param oneCache keys and values are one cache
 * @param keyHead numbers in one head's key; 0 where nothing is cached
 * @param flashAttention CUDA has a flash attention kernel for these heads
 * @param layers blocks
 * @param tensors tensors of the file
 * @param fusedBlockNodes nodes of a block with fused projections; 0 for the others, which stay far from the limit
 */
public record Limits(
        boolean oneCache, long keyHead, boolean flashAttention, long layers, long tensors, long fusedBlockNodes) {

    /** Of a model whose files hold so many tensors. */
    static Limits of(KnownArchitecture model, int tensors) {
        boolean fused = model.has(Trait.FUSED_QKV) && model.has(Trait.FUSED_GATE_UP) && !model.has(Trait.QUERY_BIAS);
        long keyHead = 0;
        boolean latent = false;
        boolean kernel = !Refusal.WITHOUT_FLASH.contains(model.name());
        for (Layer layer : model.layers()) {
            Mixer mixer = layer.mixer() instanceof Mixer.Both both ? both.attention() : layer.mixer();
            if (mixer instanceof Mixer.Latent part) {
                latent |= !part.expanded();
                kernel &= !part.expanded() || FlashAttention.runs(part.keyHead(), part.valueHead(), 1);
            }
            if (!(mixer instanceof Mixer.Attention attention)) continue;
            keyHead = attention.keyHead();
            long queries = attention.heads() / Math.max(1, attention.kvHeads());
            kernel &= FlashAttention.runs(attention.keyHead(), attention.valueHead(), queries);
        }
        return new Limits(latent, keyHead, kernel, model.layers().size(), tensors, fused ? 51 : 0);
    }
}
