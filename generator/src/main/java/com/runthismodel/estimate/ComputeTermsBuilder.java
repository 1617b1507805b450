package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Mixer.Recurrent.Kind;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.graph.Turns;

/** The widest moments of a model's graph (memory model 4.5). */
final class ComputeTermsBuilder {
    private final KnownArchitecture model;
    private final long width;
    private final boolean encoder;
    private long feedForward;
    private long quantisedAttention;
    private long keyCopy;
    private long valueCopy;
    private long windowKeyCopy;
    private long windowValueCopy;
    private long scores;
    private long scoreRow;
    private long recurrent;
    private long recurrentSequence;
    private long keyHead;
    private long valueHead;
    private long valueRow;
    private boolean values;
    private boolean windows;
    private boolean full;

    private ComputeTermsBuilder(KnownArchitecture model) {
        this.model = model;
        this.width = model.width();
        this.encoder = model.has(Trait.NO_CACHE);
    }

    static ComputeTerms of(KnownArchitecture model) {
        ComputeTermsBuilder builder = new ComputeTermsBuilder(model);
        model.layers().forEach(builder::layer);
        builder.hold();
        return builder.terms();
    }

    /** Gemma 3n and 4 hold an input for each layer, and 3n several predictions, from the first block to the last. */
    private void hold() {
        long held = model.extra("per_layer_width") * model.layers().size() + 2 * model.extra("altup") * width;
        feedForward += held;
        quantisedAttention += held;
        scoreRow += held;
    }

    private ComputeTerms terms() {
        long caches = (full ? 1 : 0) + (windows ? 1 : 0);
        return new ComputeTerms(
                width,
                model.vocabulary(),
                model.extra("positions"),
                caches,
                caches * (values ? 2 : 1),
                valueRow,
                Turns.keys(keyHead),
                values ? Turns.values(valueHead) : 0,
                feedForward,
                quantisedAttention,
                keyCopy,
                valueCopy,
                windowKeyCopy,
                windowValueCopy,
                scores,
                scoreRow,
                recurrent,
                recurrentSequence);
    }

    private void layer(Layer layer) {
        long query = mixer(layer.mixer());
        feedForward = Math.max(feedForward, feedForward(layer.feedForward(), query));
    }

    /** Returns the width of what attention hands on, 0 where there is none. */
    private long mixer(Mixer mixer) {
        if (mixer instanceof Mixer.Attention attention) return attention(attention);
        if (mixer instanceof Mixer.Latent latent) return latent(latent);
        if (mixer instanceof Mixer.Recurrent part) recurrent(part, 0);
        if (mixer instanceof Mixer.Both both) {
            recurrent(both.recurrent(), width);
            return attention(both.attention());
        }
        return 0;
    }

    private long attention(Mixer.Attention attention) {
        long query = attention.queryWidth();
        boolean fused = model.has(Trait.FUSED_QKV);
        scores = Math.max(scores, attention.heads());
        scoreRow = Math.max(scoreRow, fused ? 2 * width : 2 * width + 2 * query);
        if (encoder) {
            scoreRow = 2 * width + 2 * query + attention.keyWidth() + 2 * attention.valueWidth();
            return 0;
        }
        windows |= attention.windowed();
        full |= !attention.windowed();
        if (attention.cached()) {
            values = true;
            keyHead = attention.keyHead();
            valueHead = attention.valueHead();
            valueRow = Math.max(valueRow, attention.valueWidth());
            copies(attention);
            quantisedAttention = Math.max(quantisedAttention, 2 * width + (fused ? 1 : 2) * query);
        }
        return query;
    }

    private void copies(Mixer.Attention attention) {
        if (attention.windowed()) {
            windowKeyCopy = Math.max(windowKeyCopy, attention.keyWidth());
            windowValueCopy = Math.max(windowValueCopy, attention.valueWidth());
        } else {
            keyCopy = Math.max(keyCopy, attention.keyWidth());
            valueCopy = Math.max(valueCopy, attention.valueWidth());
        }
    }

    private long latent(Mixer.Latent latent) {
        full = true;
        long heads = latent.heads();
        long working = 2 * width + heads * latent.keyHead() + heads * latent.cachedWidth() + heads * latent.kvRank();
        feedForward = Math.max(feedForward, working);
        quantisedAttention = Math.max(quantisedAttention, working);
        keyCopy = latent.cachedKey();
        valueCopy = latent.cachedValue();
        values |= latent.expanded();
        valueRow = Math.max(valueRow, latent.cachedValue());
        scores = heads;
        scoreRow = working;
        return heads * latent.valueHead();
    }

    private void recurrent(Mixer.Recurrent part, long shared) {
        long inner = part.inner();
        long mixed = inner + 2 * part.groups() * part.state();
        // Not measured: the shifted inputs of RWKV's mixes side by side.
        if (part.kind() == Kind.RWKV) recurrent = Math.max(recurrent, 14 * width);
        else if (part.kind() == Kind.MAMBA) recurrent = Math.max(recurrent, 6 * inner);
        else recurrent = Math.max(recurrent, 2 * width - shared + inner + mixed + part.ranks() + 2 * mixed + 2 * inner);
        recurrentSequence = Math.max(recurrentSequence, part.stateNumbers() + (part.kernel() - 1) * mixed);
    }

    private long feedForward(FeedForward part, long query) {
        if (part instanceof FeedForward.Dense dense) {
            boolean joined = model.has(Trait.FUSED_GATE_UP) || model.has(Trait.GATED_QUERY);
            // Without a gate the activation is written over what it works on.
            long working = model.has(Trait.UNGATED) ? dense.hidden() : 3 * dense.hidden();
            return working + 2 * width + (joined ? 0 : query) + (model.name().equals("cohere2") ? width : 0);
        }
        if (part instanceof FeedForward.Experts experts) {
            long hidden = experts.hidden() * experts.used();
            return Math.max(3 * hidden + 2 * width + query, hidden + 2 * width * experts.used() + 2 * width);
        }
        return 0;
    }
}
