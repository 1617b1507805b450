package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** State space and convolution parts (mamba-base.cpp, lfm2.cpp). */
final class Recurrence {
    private final Pen pen;
    private final Graph graph;
    private final States states;
    private final Rwkv rwkv;
    private final long tokens;
    private final long sequences;

    Recurrence(Pen pen, States states, Inputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.states = states;
        this.rwkv = new Rwkv(pen, states, inputs);
        this.tokens = pen.tokens;
        this.sequences = pen.run.sequences();
    }

    Node mixed(Recurrent part, Node normed) {
        return switch (part.kind()) {
            case MAMBA -> mamba(part, normed);
            case MAMBA2 -> mamba2(part, normed);
            case SHORT_CONVOLUTION -> shortConvolution(part, normed);
            case DELTA_NET -> new DeltaNet(pen, states).mixed(part, normed);
            case KIMI_DELTA -> new KimiDelta(pen, states).mixed(part, normed);
            case RWKV -> throw new IllegalStateException("RWKV blocks are built whole");
        };
    }

    Node rwkv(Recurrent part, Node input, boolean last) {
        return rwkv.block(part, input, last);
    }

    /** The last inputs of the batch before and this batch's, one behind the other. */
    private Node convolved(Recurrent part, Node state, Node rows, Node input, long width) {
        long before = 4 * (part.kernel() - 1) * width * sequences;
        Node joined = graph.step(before + 4 * width * tokens, 1, graph.view(rows), input);
        states.write(state, graph.part(joined, joined.bytes));
        return joined;
    }

    private Node smoothed(Node joined, long width) {
        Node result = graph.step(4 * width * tokens, width, joined, pen.weight("ssm_conv1d.weight"));
        Node shifted = graph.inPlace(result.bytes, tokens, result, pen.weight("ssm_conv1d.bias"));
        return pen.map(shifted);
    }

    private Node mamba(Recurrent part, Node normed) {
        long inner = part.inner();
        Node state = states.state(part.convolutionNumbers());
        Node rows = states.read(state, part.convolutionNumbers());
        Node both = pen.linearEach("ssm_in", graph.view(normed), 2 * inner);
        Node joined = convolved(part, state, rows, graph.part(both, both.bytes), inner);
        Node x = smoothed(joined, inner);
        long low = part.ranks() + 2 * part.state();
        Node small = pen.linearEach("ssm_x", x, low);
        Node step = narrow(graph.part(small, small.bytes), "ssm_dt_norm", part.ranks());
        if (step == null) step = pen.cont(graph.part(small, small.bytes), 4 * part.ranks() * tokens);
        Node dt = pen.linearEach("ssm_dt", step, inner);
        dt = graph.inPlace(dt.bytes, tokens, dt, pen.weight("ssm_dt.bias"));
        Node b = narrow(graph.part(small, small.bytes), "ssm_b_norm", part.state());
        Node c = narrow(graph.part(small, small.bytes), "ssm_c_norm", part.state());
        if (b == null) b = graph.part(small, small.bytes);
        if (c == null) c = graph.part(small, small.bytes);
        Node scanned = scanned(part, graph.view(x), dt, b, c);
        Node y = graph.part(scanned, 4 * inner * tokens);
        Node skip = graph.inPlace(4 * inner * tokens, tokens, x, pen.weight("ssm_d"));
        y = graph.inPlace(skip.bytes, tokens, y, skip);
        Node gate = pen.cont(graph.part(both, both.bytes), 4 * inner * tokens);
        Node out = graph.step(gate.bytes, tokens, gate, y);
        return graph.view(pen.linearEach("ssm_out", out, pen.model.width()));
    }

    /** Jamba scales these by weights, Falcon Mamba only to unit size. */
    private Node narrow(Node cut, String name, long width) {
        long bytes = 4 * width * tokens;
        if (pen.has(name + ".weight")) {
            Node normed = graph.inPlace(bytes, tokens, cut);
            return graph.inPlace(bytes, tokens, normed, pen.weight(name + ".weight"));
        }
        return pen.model.extra("bare_state_norms") > 0 ? graph.inPlace(bytes, tokens, cut) : null;
    }

    private Node scanned(Recurrent part, Node x, Node dt, Node b, Node c) {
        Node state = states.state(part.stateNumbers());
        long bytes = 4 * part.inner() * tokens + state.bytes;
        Node scanned = states.read(
                state,
                part.stateNumbers(),
                rows -> graph.step(bytes, 1, rows, x, dt, pen.weight("ssm_a"), b, c, states.kept()));
        states.write(state, graph.part(scanned, state.bytes));
        return scanned;
    }

    private Node mamba2(Recurrent part, Node normed) {
        long inner = part.inner();
        long mixed = inner + 2 * part.groups() * part.state();
        Node state = states.state(part.convolutionNumbers());
        Node rows = states.read(state, part.convolutionNumbers());
        Node all = pen.linear("ssm_in", normed, inner + mixed + part.ranks(), tokens);
        Node shaped = graph.view(all);
        Node joined = convolved(part, state, rows, graph.part(shaped, all.bytes), mixed);
        Node x = smoothed(joined, mixed);
        Node dt = pen.cont(graph.part(shaped, all.bytes), 4 * part.ranks() * tokens);
        dt = graph.inPlace(dt.bytes, tokens, dt, pen.weight("ssm_dt.bias"));
        Node cut = graph.part(x, x.bytes);
        Node scanned = scanned(part, cut, dt, graph.part(x, x.bytes), graph.part(x, x.bytes));
        long bytes = 4 * inner * tokens;
        Node y = graph.part(scanned, bytes);
        Node skip = graph.inPlace(bytes, part.ranks() * tokens, cut, pen.weight("ssm_d"));
        y = graph.inPlace(bytes, tokens, y, skip);
        Node gate = pen.cont(graph.part(shaped, all.bytes), bytes);
        Node out = graph.step(bytes, tokens, gate, y);
        if (pen.has("ssm_norm.weight")) {
            Node flat = graph.inPlace(bytes, part.groups() * tokens, graph.view(out));
            out = graph.inPlace(bytes, part.groups() * tokens, flat, pen.weight("ssm_norm.weight"));
        }
        return pen.linear("ssm_out", graph.view(out), pen.model.width(), tokens);
    }

    private Node shortConvolution(Recurrent part, Node normed) {
        long width = pen.model.width();
        long bytes = 4 * width * tokens;
        Node state = states.state(part.convolutionNumbers());
        Node rows = states.read(state, part.convolutionNumbers());
        Node three = pen.linearEach("shortconv.in_proj", normed, 3 * width);
        Node product = graph.inPlace(bytes, tokens, graph.part(three, three.bytes), graph.part(three, three.bytes));
        Node joined = convolved(part, state, rows, graph.part(product, bytes), width);
        Node smooth = graph.step(bytes, width, joined, pen.weight("shortconv.conv.weight"));
        Node gated = graph.inPlace(bytes, tokens, graph.part(three, three.bytes), smooth);
        return graph.view(pen.linearEach("shortconv.out_proj", gated, width));
    }
}
