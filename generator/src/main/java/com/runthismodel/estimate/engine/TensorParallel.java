package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import java.util.ArrayList;
import java.util.List;

/**
 * Over how many cards the heads of a model can be dealt out: query heads in equal parts, key and value heads in equal parts
 * or each on several cards (vllm/config/model.py, verify_with_parallel_config; vllm/model_executor/models/llama.py).
 *
 * @param heads pairs of query heads and key/value heads, one for each kind of layer; latent attention has one row for all
 */
public record TensorParallel(List<Heads> heads) {
    public record Heads(long queries, long keys) {
        boolean dealtOver(long cards) {
            return queries % cards == 0 && (keys % cards == 0 || cards % keys == 0);
        }
    }

    public TensorParallel {
        heads = List.copyOf(heads);
    }

    public static TensorParallel of(KnownArchitecture model) {
        List<Heads> heads = new ArrayList<>();
        for (Layer layer : model.layers()) {
            Mixer mixer = layer.mixer() instanceof Mixer.Both both ? both.attention() : layer.mixer();
            if (mixer instanceof Mixer.Attention attention) add(heads, attention.heads(), attention.kvHeads());
            if (mixer instanceof Mixer.Latent latent) add(heads, latent.heads(), 1);
        }
        return new TensorParallel(heads);
    }

    private static void add(List<Heads> heads, long queries, long keys) {
        Heads found = new Heads(queries, Math.max(1, keys));
        if (!heads.contains(found)) heads.add(found);
    }

    /** As many of these cards as can be used. */
    public int cards(int available) {
        int cards = available;
        while (cards > 1 && !dealtOver(cards)) cards--;
        return cards;
    }

    private boolean dealtOver(long cards) {
        return heads.stream().allMatch(one -> one.dealtOver(cards));
    }
}
