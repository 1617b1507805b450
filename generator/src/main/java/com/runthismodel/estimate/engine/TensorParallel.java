package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Over how many cards a model can be dealt out: query heads in equal parts, key and value heads in equal parts or each on
 * several cards (vllm/config/model.py, verify_with_parallel_config; vllm/model_executor/models/llama.py), and blocks of
 * weights that share a scale whole (vllm-project/recipes: MiniMax-M2's width of 1,536 over 8 cards is refused).
 *
 * @param heads pairs of query heads and key/value heads, one for each kind of layer; latent attention has one row for all
 * @param widths of the networks after attention, of an expert and of one for all
 */
public record TensorParallel(List<Heads> heads, List<Long> widths) {
    public record Heads(long queries, long keys) {
        boolean dealtOver(long cards) {
            return queries % cards == 0 && (keys % cards == 0 || cards % keys == 0);
        }
    }

    public TensorParallel {
        heads = List.copyOf(heads);
        widths = List.copyOf(widths);
    }

    public static TensorParallel of(KnownArchitecture model) {
        List<Heads> heads = new ArrayList<>();
        for (Layer layer : model.layers()) {
            Mixer mixer = layer.mixer() instanceof Mixer.Both both ? both.attention() : layer.mixer();
            if (mixer instanceof Mixer.Attention attention) add(heads, attention.heads(), attention.kvHeads());
            if (mixer instanceof Mixer.Latent latent) add(heads, latent.heads(), 1);
        }
        return new TensorParallel(heads, widths(model));
    }

    private static List<Long> widths(KnownArchitecture model) {
        TreeSet<Long> widths = new TreeSet<>();
        for (Layer layer : model.layers()) {
            if (layer.feedForward() instanceof FeedForward.Dense dense) widths.add(dense.hidden());
            if (layer.feedForward() instanceof FeedForward.Experts experts)
                widths.addAll(List.of(experts.hidden(), experts.shared()));
        }
        return widths.stream().filter(width -> width > 0).toList();
    }

    private static void add(List<Heads> heads, long queries, long keys) {
        Heads found = new Heads(queries, Math.max(1, keys));
        if (!heads.contains(found)) heads.add(found);
    }

    /** As many of these cards as can be used with weights stored so. */
    public int cards(int available, GroupLayout layout) {
        int cards = available;
        while (cards > 1 && !(headsDealtOver(cards) && blocksDealtOver(cards, layout.groupRows()))) cards--;
        return cards;
    }

    private boolean headsDealtOver(long cards) {
        return heads.stream().allMatch(one -> one.dealtOver(cards));
    }

    private boolean blocksDealtOver(long cards, long rows) {
        return rows == 1 || widths.stream().allMatch(width -> width % (cards * rows) == 0);
    }
}
