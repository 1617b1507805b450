package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.plan.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What the program gives to each run: positions, cells to write to, masks, rotations, wanted rows. Each exists once. */
final class Inputs {
    private final Pen pen;
    private final Run run;
    private final Map<String, Node> nodes = new HashMap<>();

    Inputs(Pen pen) {
        this.pen = pen;
        this.run = pen.run;
    }

    private Node once(String name, LongSupplier bytes) {
        return nodes.computeIfAbsent(name, key -> pen.graph.input(bytes.getAsLong()));
    }

    Node tokens() {
        return once("tokens", () -> 4 * run.tokens());
    }

    /** For a second table. */
    Node tokensAgain() {
        return once("tokensAgain", () -> 4 * run.tokens());
    }

    Node positions() {
        return once("positions", () -> 4 * run.tokens() * Math.max(1, pen.model.extra("positions")));
    }

    /** How much farther tokens sharpen what they look for. */
    Node sharpness() {
        return once("sharpness", () -> 4 * run.tokens());
    }

    Node keyPlaces(boolean windowed) {
        return once("keys" + windowed, () -> 8 * run.tokens());
    }

    /** In transposed values every number has a place of its own. */
    Node valuePlaces(boolean windowed) {
        return once("values" + windowed, () -> 8 * run.tokens() * (run.transposed() ? widestValue() : 1));
    }

    private long widestValue() {
        return pen.model.layers().stream()
                .map(layer -> layer.mixer())
                .mapToLong(Inputs::valueWidth)
                .max()
                .orElse(0);
    }

    private static long valueWidth(Mixer mixer) {
        if (mixer instanceof Mixer.Attention attention) return attention.valueWidth();
        if (mixer instanceof Mixer.Both both) return both.attention().valueWidth();
        return mixer instanceof Mixer.Latent latent ? latent.cachedValue() : 0;
    }

    Node mask(boolean windowed) {
        return once(
                "mask" + windowed,
                () -> (pen.anew() ? run.tokens() : run.cells(windowed)) * run.tokens() * (run.flash() ? 2 : 4));
    }

    /** Matrices by which quantised rows are turned; null where the type or the head needs none. */
    Node keyTurn(boolean windowed, long head) {
        return turn("keyTurn" + windowed, run.keyType(), Turns.keys(head));
    }

    Node valueTurn(boolean windowed, long head) {
        return turn("valueTurn" + windowed, run.valueType(), Turns.values(head));
    }

    private Node turn(String name, TensorType type, long numbers) {
        return type.quantised() && numbers > 0 ? once(name, () -> 4 * numbers) : null;
    }

    /** A token of each sequence. */
    Node chosen() {
        return once("chosen", () -> 4L * run.sequences());
    }

    /** What each token counts in the mean of its sequence. */
    Node shares() {
        return once("shares", () -> 4 * run.tokens() * run.sequences());
    }

    Node wanted() {
        return once("wanted", () -> 4 * run.outputs());
    }

    /** Which state belongs to which sequence of the batch; all states do. */
    Node states() {
        return once("states", () -> 4L * run.sequences());
    }
}
