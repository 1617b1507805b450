package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** A block of RWKV: each token mixed with the one before it, over time and over channels (rwkv6-base.cpp, rwkv7-base.cpp). */
final class Rwkv {
    private final Pen pen;
    private final Graph graph;
    private final States states;
    private final Inputs inputs;
    private final boolean seventh;
    private final long tokens;
    private final long width;
    private final long bytes;
    /** Values of the first block, which later ones mix theirs with. */
    private Node firstValues;

    Rwkv(Pen pen, States states, Inputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.states = states;
        this.inputs = inputs;
        this.seventh = pen.model.name().equals("rwkv7");
        this.tokens = pen.tokens;
        this.width = pen.model.width();
        this.bytes = 4 * width * tokens;
    }

    Node block(Recurrent part, Node input, boolean last) {
        Node shifts = states.state(part.convolutionNumbers());
        Node before = graph.view(states.read(shifts, part.convolutionNumbers()));
        Node hidden = graph.view(input);
        Node normed = pen.norm("attn_norm", hidden, tokens);
        Node mixed = timeMixed(part, normed, shifted(before, normed));
        Node sum = pen.add(graph.view(mixed), hidden);
        Node second = pen.norm("attn_norm_2", sum, tokens);
        Node shifted = graph.view(shifted(before, second));
        Node lasts = graph.step(shifts.bytes, 1, latest(normed), latest(second));
        states.write(shifts, graph.view(lasts));
        long rows = last ? pen.run.outputs() : tokens;
        Node previous = last ? picked(shifted) : shifted;
        Node current = last ? picked(graph.view(second)) : graph.view(second);
        Node source = last ? picked(graph.view(sum)) : graph.view(sum);
        return pen.add(channelMixed(current, previous, rows), source);
    }

    private Node picked(Node all) {
        return graph.step(4 * width * pen.run.outputs(), 0, all, inputs.wanted());
    }

    private Node latest(Node all) {
        return graph.part(all, 4 * width * pen.run.sequences());
    }

    /** Each token's predecessor: the last of the batch before, then all but the last of this one. */
    private Node shifted(Node before, Node normed) {
        return graph.step(bytes, 1, graph.part(before, before.bytes), graph.part(normed, normed.bytes));
    }

    private Node timeMixed(Recurrent part, Node normed, Node shifted) {
        Node state = states.state(part.stateNumbers());
        Node rows = states.read(state, part.stateNumbers());
        Node change = graph.inPlace(bytes, 1, shifted, normed);
        return seventh ? seventh(part, normed, change, state, rows) : sixth(part, normed, change, state, rows);
    }

    private Node sixth(Recurrent part, Node normed, Node change, Node state, Node rows) {
        Node mixes = sixthMixes(normed, change);
        Node key = shaped("key", mixes);
        Node value = shaped("value", mixes);
        Node reception = shaped("receptance", mixes);
        Node low = pen.map(pen.linear("time_mix_decay_w1", of(mixes), pen.model.extra("decay_rank"), tokens));
        Node decay = pen.linear("time_mix_decay_w2", low, width, tokens);
        decay = graph.inPlace(bytes, tokens, decay, pen.weight("time_mix_decay.weight"));
        decay = graph.view(pen.map(pen.map(pen.map(decay))));
        long all = bytes + state.bytes;
        Node first = pen.weight("time_mix_first.weight");
        Node done = graph.step(all, all / (4 * width), key, value, reception, first, decay, graph.view(rows));
        Node gate = pen.map(pen.linear("time_mix_gate", of(mixes), width, tokens));
        Node out = graph.inPlace(bytes, 1, normedHeads(done, state), gate);
        return pen.linear("time_mix_output", out, width, tokens);
    }

    private Node sixthMixes(Node normed, Node change) {
        long rank = pen.model.extra("mix_rank");
        Node start = graph.inPlace(bytes, tokens, graph.view(change), pen.weight("time_mix_lerp_x.weight"));
        start = pen.add(start, graph.view(normed));
        Node low = pen.map(pen.linear("time_mix_w1", start, 5 * rank, tokens));
        Node turned = pen.cont(graph.part(low, low.bytes), low.bytes);
        Node matrix = graph.view(pen.weight("time_mix_w2.weight"));
        Node mixes = graph.step(5 * bytes, 1, matrix, turned);
        mixes = graph.inPlace(5 * bytes, 5 * tokens, mixes, pen.weight("time_mix_lerp_fused.weight"));
        return pen.add(pen.add(mixes, graph.view(change)), graph.view(normed));
    }

    private Node of(Node mixes) {
        return graph.part(mixes, bytes);
    }

    private Node shaped(String name, Node mixes) {
        return graph.view(pen.linear("time_mix_" + name, of(mixes), width, tokens));
    }

    private Node seventh(Recurrent part, Node normed, Node change, Node state, Node rows) {
        long kinds = pen.has("time_mix_g1.weight") ? 6 : 5;
        Node mixes = graph.step(kinds * bytes, 1, change);
        mixes = graph.inPlace(mixes.bytes, kinds * tokens, mixes, pen.weight("time_mix_lerp_fused.weight"));
        mixes = pen.add(mixes, normed);
        Node reception = shaped("receptance", mixes);
        Node decay = graph.view(pen.map(pen.map(low("w", mixes, "decay_rank", true))));
        Node keys = pen.linear("time_mix_key", of(mixes), width, tokens);
        Node rate = low("a", mixes, "rate_rank", false);
        Node scaled = graph.inPlace(bytes, tokens, keys, pen.weight("time_mix_k_a.weight"));
        Node less = graph.inPlace(bytes, 1, graph.inPlace(bytes, 1, rate, scaled), scaled);
        Node key = graph.view(graph.inPlace(bytes, 1, keys, less));
        Node value = graph.view(values(mixes));
        Node turned = graph.view(graph.inPlace(bytes, tokens, keys, pen.weight("time_mix_k_k.weight")));
        Node unit = graph.step(bytes, 1, turned);
        Node removed = graph.inPlace(bytes, 1, unit);
        Node added = graph.inPlace(bytes, 1, unit, graph.view(rate));
        Node done = graph.step(bytes + state.bytes, 1, reception, decay, key, value, removed, added, graph.view(rows));
        Node out = normedHeads(done, state);
        Node product = graph.inPlace(bytes, 1, key, reception);
        Node weighed = graph.inPlace(bytes, 1, product, graph.view(pen.weight("time_mix_r_k.weight")));
        Node sums = graph.step(4 * width / part.state() * tokens, 1, weighed);
        out = pen.add(out, graph.view(graph.inPlace(bytes, 1, value, sums)));
        if (kinds == 6) out = graph.inPlace(bytes, 1, out, gate(mixes));
        return pen.linear("time_mix_output", out, width, tokens);
    }

    /** Through a narrow place, plus a vector, to between nothing and one. */
    private Node low(String name, Node mixes, String rank, boolean bent) {
        Node narrow = pen.linear("time_mix_" + name + "1", of(mixes), pen.model.extra(rank), tokens);
        Node wide = pen.linear("time_mix_" + name + "2", bent ? pen.map(narrow) : narrow, width, tokens);
        return pen.map(graph.inPlace(bytes, tokens, wide, pen.weight("time_mix_" + name + "0.weight")));
    }

    private Node values(Node mixes) {
        Node own = pen.linear("time_mix_value", of(mixes), width, tokens);
        if (firstValues == null) return firstValues = own;
        Node share = low("v", mixes, "value_rank", false);
        Node apart = graph.inPlace(bytes, 1, firstValues, own);
        return graph.inPlace(bytes, 1, own, graph.inPlace(bytes, 1, apart, share));
    }

    private Node gate(Node mixes) {
        Node narrow = pen.map(pen.linear("time_mix_g1", of(mixes), pen.model.extra("gate_rank"), tokens));
        return pen.linear("time_mix_g2", narrow, width, tokens);
    }

    /** The state is written back before anything is made of the result. */
    private Node normedHeads(Node done, Node state) {
        states.write(state, graph.part(done, state.bytes));
        Node normed = graph.view(graph.step(bytes, 1, graph.part(done, bytes)));
        Node scaled = graph.inPlace(bytes, tokens, normed, pen.weight("time_mix_ln.weight"));
        return graph.inPlace(bytes, tokens, scaled, pen.weight("time_mix_ln.bias"));
    }

    private Node channelMixed(Node current, Node previous, long rows) {
        long all = 4 * width * rows;
        Node change = graph.inPlace(all, 1, previous, current);
        Node reception = seventh ? null : pen.map(mixed("receptance", "r", change, current, width, rows));
        Node key = mixed("key", "k", change, current, pen.model.extra("channel_mix"), rows);
        Node out = pen.linear("channel_mix_value", pen.map(pen.map(key)), width, rows);
        return seventh ? out : graph.inPlace(all, 1, reception, out);
    }

    private Node mixed(String name, String lerp, Node change, Node current, long wide, long rows) {
        Node share = graph.inPlace(change.bytes, rows, change, pen.weight("channel_mix_lerp_" + lerp + ".weight"));
        return pen.linear("channel_mix_" + name, pen.add(share, current), wide, rows);
    }
}
