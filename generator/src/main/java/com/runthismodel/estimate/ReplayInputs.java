package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;

/** What the CPU prepares and the GPU gets a copy of, each once: positions, cells to write to, masks, rotations, wanted rows. */
final class ReplayInputs {
    private final Plan plan;
    private final KnownArchitecture model;
    private final RunSettings settings;
    private final Pool pool;
    private final long tokens;
    private Node position;
    private Node mask;
    private Node windowMask;
    private Turns turns;
    private Turns windowTurns;
    private Node picked;
    private Node[] indexes;
    private Node[] windowIndexes;

    ReplayInputs(Plan plan, KnownArchitecture model, RunSettings settings, Pool pool) {
        this.plan = plan;
        this.model = model;
        this.settings = settings;
        this.pool = pool;
        this.tokens = pool.batchTokens();
    }

    /** Matrices that turn quantised keys and values; null where the type or the head needs none. */
    record Turns(Node key, Node value) {}

    /** With everything on the GPU all inputs are copied before the first block. */
    void all() {
        position = plan.step(positionBytes());
        for (var layer : model.layers()) turns((Mixer.Attention) layer.mixer());
        for (boolean windowed : new boolean[] {true, false}) {
            if (model.layers().stream().noneMatch(layer -> ((Mixer.Attention) layer.mixer()).windowed() == windowed))
                continue;
            indexes(windowed);
            mask(windowed);
        }
        picked(null);
    }

    private long positionBytes() {
        return 4 * tokens * Math.max(1, model.extra("positions"));
    }

    /** A part of the graph starts with each weight that has to be copied; its other inputs are copied there too. */
    Node position(Node start) {
        if (position != null) return position;
        boolean factors = model.has(Trait.ROPE_FREQUENCIES) || model.has(Trait.LONG_ROPE);
        position = factors ? plan.step(positionBytes()) : plan.before(start, positionBytes());
        if (factors) plan.step(4 * model.extra("rope") / 2);
        return position;
    }

    Turns turns(Mixer.Attention attention) {
        if (attention.windowed()) {
            if (windowTurns == null) windowTurns = newTurns(attention);
            return windowTurns;
        }
        if (turns == null) turns = newTurns(attention);
        return turns;
    }

    private Turns newTurns(Mixer.Attention attention) {
        long key = settings.keyType().quantised() ? ComputeTermsBuilder.rotation(attention.keyHead(), true) : 0;
        long value = settings.valueType().quantised() ? ComputeTermsBuilder.rotation(attention.keyHead(), false) : 0;
        return new Turns(key > 0 ? plan.step(4 * key) : null, value > 0 ? plan.step(4 * value) : null);
    }

    Node[] indexes(boolean windowed) {
        if (windowed) {
            if (windowIndexes == null) windowIndexes = newIndexes();
            return windowIndexes;
        }
        if (indexes == null) indexes = newIndexes();
        return indexes;
    }

    /** Where keys and values go; without flash attention every number of a value has its own place. */
    private Node[] newIndexes() {
        long values = settings.flashAttention() ? 1 : widestValue();
        return new Node[] {plan.step(8 * tokens), plan.step(8 * tokens * values)};
    }

    private long widestValue() {
        return model.layers().stream()
                .mapToLong(layer -> ((Mixer.Attention) layer.mixer()).valueWidth())
                .max()
                .orElse(0);
    }

    Node mask(boolean windowed) {
        if (windowed) {
            if (windowMask == null) windowMask = newMask(pool.windowCells());
            return windowMask;
        }
        if (mask == null) mask = newMask(pool.cells());
        return mask;
    }

    private Node newMask(long cells) {
        return plan.step(cells * tokens * (settings.flashAttention() ? 2 : 4));
    }

    /** Numbers of the rows that get logits. */
    Node picked(Node start) {
        if (picked != null) return picked;
        long size = 4 * pool.batchOutputs();
        picked = start == null ? plan.step(size) : plan.before(start, size);
        return picked;
    }
}
