package com.runthismodel.estimate.graph;

import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/**
 * Gemma 3n and 4 give each block a vector of its own for each token: from a table, and from the token's embedding
 * (gemma4.cpp, build_inp_per_layer and project_per_layer_inputs).
 */
final class LayerInputs {
    private final Pen pen;
    private final Graph graph;
    private final long bytes;
    private Node all;

    private LayerInputs(Pen pen) {
        this.pen = pen;
        this.graph = pen.graph;
        this.bytes = 4 * pen.model.extra("per_layer_width") * pen.tokens;
    }

    /** Looks them up at once; works them out when the first block asks. */
    static LayerInputs of(Pen pen, Inputs inputs, Node embeddings) {
        LayerInputs each = new LayerInputs(pen);
        if (each.bytes > 0) each.project(embeddings, each.selected(inputs));
        return each;
    }

    boolean none() {
        return bytes == 0;
    }

    private long allBytes() {
        return 4 * pen.model.extra("per_layer_widths") * pen.tokens;
    }

    private Node selected(Inputs inputs) {
        Node table = pen.weight("per_layer_token_embd.weight", false);
        Node rows = graph.step(allBytes(), 0, table, inputs.tokensAgain());
        return pen.expand(pen.map(graph.view(rows)));
    }

    private void project(Node embeddings, Node selected) {
        boolean gpu = pen.run.onGpu(0);
        Node matrix = pen.weight("per_layer_model_proj.weight", gpu);
        Node projected = pen.map(graph.step(allBytes(), pen.tokens, matrix, embeddings));
        Node normed = graph.inPlace(allBytes(), 1, graph.view(projected));
        Node norm = pen.weight("per_layer_proj_norm.weight", gpu);
        normed = graph.inPlace(allBytes(), allBytes() / bytes * pen.tokens, normed, norm);
        Node sum = pen.map(pen.add(normed, selected));
        all = pen.cont(graph.part(sum, sum.bytes), sum.bytes);
    }

    /** What a block makes of its vector, gated by {@code from}. */
    Node of(Node from) {
        long small = pen.model.extra("per_layer_width");
        Node gate = pen.map(pen.linear("inp_gate", from, small, pen.tokens));
        Node mixed = graph.inPlace(bytes, pen.tokens, gate, graph.part(all, bytes));
        return pen.norm("post_norm", pen.linear("proj", mixed, pen.model.width(), pen.tokens), pen.tokens);
    }
}
