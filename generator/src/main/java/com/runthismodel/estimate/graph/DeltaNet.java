package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** The gated delta rule of Qwen3-Next and Qwen3.5 (delta-net-base.cpp, qwen35.cpp). */
final class DeltaNet {
    private final Pen pen;
    private final Graph graph;
    private final States states;
    private final long tokens;
    private Node state;
    private Node rows;

    DeltaNet(Pen pen, States states) {
        this.pen = pen;
        this.graph = pen.graph;
        this.states = states;
        this.tokens = pen.tokens;
    }

    Node mixed(Recurrent part, Node normed) {
        pen.expand(normed);
        long inner = 4 * part.inner() * tokens;
        Node smooth = convolved(part, normed);
        Node q = unit(part, smooth);
        Node k = unit(part, smooth);
        long small = 4 * part.ranks() * tokens;
        boolean joined = pen.has("ssm_ba.weight");
        Node both = joined ? pen.linear("ssm_ba", normed, 2 * part.ranks(), tokens) : null;
        Node alpha = joined
                ? pen.cont(graph.part(both, 2 * small), small)
                : graph.view(pen.linear("ssm_alpha", normed, part.ranks(), tokens));
        alpha = graph.inPlace(small, tokens, alpha, pen.weight("ssm_dt.bias"));
        Node gate = graph.inPlace(small, tokens, pen.map(alpha), pen.weight("ssm_a"));
        Node beta = pen.map(
                joined
                        ? pen.cont(graph.part(both, 2 * small), small)
                        : graph.view(pen.linear("ssm_beta", normed, part.ranks(), tokens)));
        Node done = graph.step(
                inner + state.bytes,
                1,
                q,
                k,
                graph.part(smooth, smooth.bytes),
                graph.view(gate),
                beta,
                graph.view(rows));
        states.write(state, graph.part(done, state.bytes));
        return out(part, normed, graph.part(done, inner));
    }

    private Node convolved(Recurrent part, Node normed) {
        long width = part.inner() + 2 * part.groups() * part.state();
        Node window = states.state(part.convolutionNumbers());
        Node before = states.read(window, part.convolutionNumbers());
        Node mixed = pen.linear("attn_qkv", normed, width, tokens);
        Node joined = graph.step(
                window.bytes + mixed.bytes, 1, graph.view(before), graph.part(graph.view(mixed), mixed.bytes));
        states.write(window, graph.part(joined, joined.bytes));
        state = states.state(part.stateNumbers());
        rows = states.read(state, part.stateNumbers());
        return pen.map(graph.step(mixed.bytes, width, joined, pen.weight("ssm_conv1d.weight")));
    }

    /** Queries and keys are brought to unit length. */
    private Node unit(Recurrent part, Node smooth) {
        long bytes = 4 * part.groups() * part.state() * tokens;
        Node unit = pen.map(graph.inPlace(bytes, 1, graph.part(smooth, smooth.bytes)));
        boolean repeated = pen.model.name().equals("qwen3next") && part.groups() != part.ranks();
        return repeated ? graph.view(graph.step(4 * part.ranks() * part.state() * tokens, 1, graph.view(unit))) : unit;
    }

    private Node out(Recurrent part, Node normed, Node mixed) {
        long bytes = mixed.bytes;
        Node scaled = graph.inPlace(bytes, 1, mixed);
        scaled = graph.inPlace(bytes, part.ranks() * tokens, scaled, pen.weight("ssm_norm.weight"));
        Node gate = pen.map(graph.view(pen.linear("attn_gate", normed, part.inner(), tokens)));
        Node gated = graph.view(graph.inPlace(bytes, 1, scaled, gate));
        return graph.view(pen.linearEach("ssm_out", gated, pen.model.width()));
    }
}
