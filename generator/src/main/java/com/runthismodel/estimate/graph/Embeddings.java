package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;

/** What goes into the first block: rows of the embedding table, and what some families add to them. */
final class Embeddings {
    private final Pen pen;
    private final Inputs inputs;
    private Node padded;

    Embeddings(Pen pen, Inputs inputs) {
        this.pen = pen;
        this.inputs = inputs;
    }

    Node rows() {
        long bytes = 4 * pen.model.width() * pen.tokens;
        Node hidden = pen.graph.step(bytes, 0, pen.weight("token_embd.weight", false), inputs.tokens());
        long images = pen.model.extra("deepstack");
        // A program may hand over vectors instead of tokens: their input is there in any case.
        pen.graph.idle(bytes * (1 + images));
        if (images > 0) {
            padded = pen.graph.step(bytes * (1 + images), 1, hidden);
            hidden = pen.graph.part(padded, padded.bytes - 4 * images * pen.model.width());
        }
        if (pen.model.extra("embeddings_scaled") > 0) hidden = pen.map(hidden);
        pen.expand(padded == null ? hidden : padded);
        return normed(positioned(hidden));
    }

    /** Qwen's models for pictures add what these left for a block to what the block gives; for text that is nothing. */
    Node withPicture(int block, Node hidden) {
        if (block >= pen.model.extra("deepstack")) return hidden;
        return pen.add(hidden, pen.graph.part(padded, padded.bytes));
    }

    /** Some families add what kind a token is and where it stands. */
    private Node positioned(Node tokens) {
        Node hidden = tokens;
        if (pen.model.has(Trait.TOKEN_TYPES)) {
            Node first = pen.graph.part(pen.weight("token_types.weight", false), 4 * pen.model.width());
            hidden = pen.add(hidden, first);
        }
        if (!pen.model.has(Trait.POSITION_EMBEDDING)) return hidden;
        Node table = pen.weight("position_embd.weight", false);
        return pen.add(pen.graph.step(hidden.bytes, 0, table, inputs.positions()), hidden);
    }

    /** The sum is brought to unit length where the first block is. */
    private Node normed(Node hidden) {
        if (!pen.model.has(Trait.EMBEDDING_NORM)) return hidden;
        Node normed = pen.normalised(hidden, hidden.bytes, pen.tokens);
        for (String part : new String[] {"token_embd_norm.weight", "token_embd_norm.bias"})
            if (pen.run.weights().has(part))
                normed = pen.graph.inPlace(normed.bytes, pen.tokens, normed, pen.weight(part, pen.run.onGpu(0)));
        return normed;
    }
}
