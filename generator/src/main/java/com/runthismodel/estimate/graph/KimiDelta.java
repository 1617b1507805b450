package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** Kimi's delta attention: three convolutions, a decay for each channel (kimi-linear.cpp). */
final class KimiDelta {
    private final Pen pen;
    private final Graph graph;
    private final States states;
    private final long tokens;

    KimiDelta(Pen pen, States states) {
        this.pen = pen;
        this.graph = pen.graph;
        this.states = states;
        this.tokens = pen.tokens;
    }

    Node mixed(Recurrent part, Node normed) {
        pen.expand(normed);
        long inner = 4 * part.inner() * tokens;
        Node window = states.state(part.convolutionNumbers());
        Node before = states.read(window, part.convolutionNumbers());
        Node[] joined = new Node[3];
        String[] names = {"q", "k", "v"};
        for (int i = 0; i < names.length; i++) joined[i] = joined(names[i], part, normed, window, before);
        Node state = states.state(part.stateNumbers());
        Node rows = states.read(state, part.stateNumbers());
        Node q = pen.map(unit(smoothed("q", joined[0], part)));
        Node k = pen.map(unit(smoothed("k", joined[1], part)));
        Node v = graph.view(smoothed("v", joined[2], part));
        Node decay = decay(part, normed);
        Node beta = pen.map(graph.view(pen.linear("ssm_beta", normed, part.ranks(), tokens)));
        Node done = graph.step(inner + state.bytes, 1, q, k, v, graph.view(decay), beta, graph.view(rows));
        states.write(state, graph.part(done, state.bytes));
        Node mixed = pen.cont(graph.part(done, inner), inner);
        Node scaled = graph.inPlace(inner, 1, graph.view(mixed));
        scaled = graph.inPlace(inner, part.ranks() * tokens, scaled, pen.weight("ssm_norm.weight"));
        Node low = pen.linear("ssm_g_a", graph.view(normed), part.state(), tokens);
        Node gate = pen.map(graph.view(pen.linear("ssm_g_b", low, part.inner(), tokens)));
        Node out = pen.cont(graph.inPlace(inner, 1, scaled, gate), inner);
        return pen.linear("attn_output", out, pen.model.width(), tokens);
    }

    private Node joined(String name, Recurrent part, Node normed, Node window, Node before) {
        Node input = graph.view(pen.linear("attn_" + name, normed, part.inner(), tokens));
        long bytes = input.bytes + window.bytes / 3;
        Node joined = graph.step(bytes, 1, graph.part(before, window.bytes / 3), graph.part(input, input.bytes));
        states.write(window, graph.part(joined, bytes));
        return joined;
    }

    private Node smoothed(String name, Node joined, Recurrent part) {
        Node smooth = graph.step(
                4 * part.inner() * tokens,
                part.inner(),
                joined,
                graph.view(pen.weight("ssm_conv1d_" + name + ".weight")));
        return graph.view(pen.map(graph.view(smooth)));
    }

    private Node unit(Node part) {
        return graph.inPlace(part.bytes, 1, part);
    }

    private Node decay(Recurrent part, Node normed) {
        Node low = pen.linear("ssm_f_a", normed, part.state(), tokens);
        Node wide = pen.linear("ssm_f_b", low, part.inner(), tokens);
        wide = graph.inPlace(wide.bytes, tokens, wide, pen.weight("ssm_dt.bias"));
        return graph.inPlace(wide.bytes, 1, graph.view(pen.map(wide)), graph.view(pen.weight("ssm_a")));
    }
}
