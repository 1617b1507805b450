package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** Gemma 3n: each block works on one of several predictions side by side and corrects the others by it (gemma3n.cpp). */
final class AltUp {
    /** Blocks in which most of the gate's numbers are cut off: the first ones. */
    private static final int SPARSE = 10;

    private final Pen pen;
    private final Graph graph;
    private final Attention attentions;
    private final LayerInputs inputs;
    private final long tokens;
    private final long bytes;
    private final long count;

    AltUp(Pen pen, Attention attentions, LayerInputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.attentions = attentions;
        this.inputs = inputs;
        this.tokens = pen.tokens;
        this.bytes = 4 * pen.model.width() * tokens;
        this.count = pen.model.extra("altup");
    }

    /** One prediction becomes several, all as long as the first. */
    Node spread(Node embeddings) {
        Node repeated = graph.step((count - 1) * bytes, 1, embeddings);
        Node matrix = pen.weight("altup_proj.weight", pen.run.outputOnGpu());
        Node others = asLong(graph.step(repeated.bytes, tokens, matrix, repeated), embeddings);
        return graph.step(count * bytes, 1, embeddings, others);
    }

    private Node asLong(Node others, Node model) {
        Node stretched = graph.inPlace(others.bytes, 1, others, length(model, 1));
        return graph.inPlace(others.bytes, 1, stretched, length(others, count - 1));
    }

    private Node length(Node vectors, long each) {
        return pen.map(graph.step(4 * tokens * each, 1, pen.map(vectors)));
    }

    Node merge(Node all) {
        Node first = slice(all);
        Node matrix = pen.weight("altup_unembd_proj.weight", pen.run.outputOnGpu());
        Node rest = graph.part(all, (count - 1) * bytes);
        Node others = asLong(graph.step((count - 1) * bytes, tokens, matrix, rest), slice(all));
        Node sum = first;
        for (int i = 1; i < count; i++) sum = graph.inPlace(bytes, 1, sum, slice(others));
        return pen.map(sum);
    }

    private Node slice(Node all) {
        return graph.part(all, bytes);
    }

    Node block(int index, Node all) {
        pen.at(index);
        Node predictions = predicted(all);
        Node active = slice(predictions);
        Node normed = pen.norm("attn_norm", active, tokens);
        Mixer.Attention part = (Mixer.Attention) pen.model.layers().get(index).mixer();
        Node seen = pen.linear("attn_output", attentions.mixed(part, normed), pen.model.width(), tokens);
        Node gated = pen.add(pen.norm("post_attention_norm", seen, tokens), active);
        Node mixed = pen.map(pen.add(gated, lowRank(normed)));
        Node out = pen.norm("post_ffw_norm", feedForward(index, pen.norm("ffn_norm", mixed, tokens)), tokens);
        return corrected(predictions, pen.add(out, mixed));
    }

    private Node predicted(Node all) {
        Node turned = pen.cont(graph.part(all, all.bytes), all.bytes);
        Node shares = pen.linear("altup_predict_coef", modalities(slice(all)), count * count, tokens);
        Node mixed = graph.step(all.bytes, 1, turned, graph.view(shares));
        return pen.add(pen.cont(graph.part(mixed, mixed.bytes), all.bytes), all);
    }

    private Node modalities(Node vector) {
        Node routed = pen.map(pen.norm("altup_router_norm", vector, tokens));
        return pen.map(pen.linear("altup_router", routed, count, tokens));
    }

    private Node lowRank(Node normed) {
        Node low = pen.linear("laurel_l", normed, pen.model.extra("laurel"), tokens);
        return pen.add(
                pen.norm("laurel_post_norm", pen.linear("laurel_r", low, pen.model.width(), tokens), tokens), normed);
    }

    private Node feedForward(int index, Node normed) {
        long hidden = ((FeedForward.Dense) pen.model.layers().get(index).feedForward()).hidden();
        Node up = pen.linear("ffn_up", normed, hidden, tokens);
        Node gate = pen.linear("ffn_gate", normed, hidden, tokens);
        if (index < SPARSE) gate = cutOff(gate);
        return pen.linear("ffn_down", graph.inPlace(up.bytes, 1, up, pen.map(gate)), pen.model.width(), tokens);
    }

    /** What is less than so many deviations over the mean becomes nothing. */
    private Node cutOff(Node gate) {
        Node mean = graph.step(4 * tokens, 1, gate);
        Node squares = pen.map(graph.inPlace(gate.bytes, 1, gate, mean));
        Node deviation = pen.map(pen.map(pen.map(graph.step(4 * tokens, 1, squares))));
        return pen.map(graph.inPlace(gate.bytes, 1, gate, pen.add(mean, deviation)));
    }

    private Node corrected(Node predictions, Node found) {
        Node change = graph.inPlace(bytes, 1, found, slice(predictions));
        Node changes = graph.step(count * bytes, 1, change);
        Node shares = pen.map(pen.linear("altup_correct_coef", modalities(found), count, tokens));
        Node turned = pen.cont(graph.part(shares, shares.bytes), shares.bytes);
        Node all = pen.add(graph.inPlace(changes.bytes, 1, changes, turned), predictions);
        Node first = slice(all);
        Node rest = graph.part(all, (count - 1) * bytes);
        Node scaled = graph.inPlace(bytes, tokens, slice(all), pen.weight("altup_correct_scale.weight"));
        Node more = graph.inPlace((count - 1) * bytes, 1, rest, inputs.of(scaled));
        return graph.step(count * bytes, 1, first, more);
    }
}
