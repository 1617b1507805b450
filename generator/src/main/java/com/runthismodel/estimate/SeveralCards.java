package com.runthismodel.estimate;

import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A run split by layer over equal cards that are otherwise free, everything offloaded (memory model 4.3 and 4.5). The
 * compute buffers follow the one published pair of cards; between the first and the last a card is taken to be like the
 * last without its logits.
 */
public final class SeveralCards {
    private final Coefficients model;
    private final RunSettings settings;
    private final Pool pool;
    private final int cards;

    private SeveralCards(Coefficients model, RunSettings settings, int cards) {
        this.model = model;
        this.settings = MemoryEstimator.effective(model, settings);
        this.pool = Pool.of(model, this.settings);
        this.cards = cards;
    }

    /** What one card holds; {@code layers} are blocks, the output not counted. */
    public record Card(int layers, Bytes weights, Bytes kv, Bytes state, Bytes compute) {
        public Bytes total() {
            return weights.plus(kv).plus(state).plus(compute);
        }
    }

    public static List<Card> byLayer(Coefficients model, RunSettings settings, int cards) {
        if (cards < 2) throw new IllegalArgumentException("cards must be at least 2, was " + cards);
        if (settings.gpuLayers() <= model.layers())
            throw new IllegalArgumentException("a split needs all layers on the GPUs");
        SeveralCards split = new SeveralCards(model, settings, cards);
        List<Card> all = new ArrayList<>();
        for (int card = 0; card < cards; card++) all.add(split.card(card));
        return List.copyOf(all);
    }

    /** Equal cards take equal runs of the layers, the output being one more layer and the last. */
    private int cardOf(int layer) {
        return (int) ((long) layer * cards / (model.layers() + 1));
    }

    private Card card(int card) {
        boolean last = card == cards - 1;
        int layers = 0;
        long weights = last ? model.outputGpuBytes() : 0;
        long kv = 0;
        long state = 0;
        for (int i = 0; i < model.layers(); i++) {
            if (cardOf(i) != card) continue;
            Block block = model.block(i);
            layers++;
            weights += block.gpuBytes() - (i < settings.cpuMoeLayers() ? block.expertGpuBytes() : 0);
            kv += pool.gpuCache(block, model.widestValue());
            state += 4 * block.stateNumbers() * settings.sequences();
        }
        if (layers > 0) weights += model.ropeGpuBytes();
        long compute = new ComputeBuffer(model.compute(), settings, pool).gpuOfSeveral(card == 0, last);
        return new Card(layers, new Bytes(weights), new Bytes(kv), new Bytes(state), new Bytes(compute));
    }
}
