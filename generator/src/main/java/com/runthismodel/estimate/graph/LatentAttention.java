package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** Multi-head latent attention, over one compressed row a token or, in old files, over every head (deepseek2.cpp). */
final class LatentAttention {
    private final Pen pen;
    private final Graph graph;
    private final Run run;
    private final Inputs inputs;
    private final long tokens;

    LatentAttention(Pen pen, Inputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.run = pen.run;
        this.inputs = inputs;
        this.tokens = pen.tokens;
    }

    Node mixed(Mixer.Latent part, Node normed) {
        return part.expanded() ? everyHead(part, normed) : absorbed(part, normed);
    }

    private Node queries(Mixer.Latent part, Node normed) {
        long width = part.heads() * part.keyHead();
        if (part.queryRank() == 0) return pen.linear("attn_q", normed, width, tokens);
        Node low = pen.norm("attn_q_a_norm", pen.linear("attn_q_a", normed, part.queryRank(), tokens), tokens);
        return pen.linear("attn_q_b", low, width, tokens);
    }

    private Node rotated(Node part, long bytes) {
        if (pen.model.extra("positions") == 0) return part;
        return graph.rotate(bytes, part, inputs.positions());
    }

    private Node absorbed(Mixer.Latent part, Node normed) {
        long heads = part.heads();
        Node q = queries(part, normed);
        Node plain = graph.part(q, q.bytes - 4 * part.ropeHead());
        long wide = 4 * heads * part.kvRank() * tokens;
        Node inside = graph.step(wide, tokens, pen.weight("attn_k_b.weight"), plain);
        long turned = 4 * heads * part.ropeHead() * tokens;
        Node rope = rotated(graph.part(q, turned), turned);
        Node query = graph.step(wide + turned, tokens, graph.part(inside, wide), rope);
        Node row = pen.linear("attn_kv_a_mqa", normed, part.cachedWidth(), tokens);
        Node values = compressed(part, row);
        Node keys = graph.step(4 * part.cachedWidth() * tokens, tokens, values, ropeKeys(part, row));
        return attend(part, query, keys);
    }

    private Node compressed(Mixer.Latent part, Node row) {
        Node cut = graph.part(row, row.bytes - 4 * part.ropeHead());
        Node normed = graph.inPlace(4 * part.kvRank() * tokens, tokens, cut);
        return graph.inPlace(normed.bytes, tokens, normed, pen.weight("attn_kv_a_norm.weight"));
    }

    private Node ropeKeys(Mixer.Latent part, Node row) {
        return rotated(graph.part(row, row.bytes), 4 * part.ropeHead() * tokens);
    }

    private Node attend(Mixer.Latent part, Node query, Node key) {
        TensorType type = run.keyType();
        long padding = type.quantised() ? type.bytesRoundedUp(512 - part.cachedWidth() % 512) : 0;
        long cells = run.cells();
        Node cache = graph.cache(
                type.bytes(part.cachedWidth()) * cells * run.streams() + padding, run.cacheOnGpu(pen.layer()));
        pen.expand(query);
        pen.expand(key);
        pen.expand(graph.write(cache, graph.view(key), inputs.keyPlaces(false)));
        Node out = seen(part, cache, graph.part(graph.view(query), query.bytes), cells);
        pen.expand(out);
        return out;
    }

    private Node seen(Mixer.Latent part, Node cache, Node query, long cells) {
        long heads = part.heads();
        long inner = 4 * heads * part.kvRank() * tokens;
        Node keys = graph.part(cache, cache.bytes);
        Node values = graph.part(cache, cache.bytes);
        Node sum;
        if (run.flash()) {
            long copy = run.keyType() == TensorType.F16 ? 0 : 2 * part.cachedWidth() * cells * run.streams();
            Node step = graph.step(inner + copy, tokens, query, keys, values, inputs.mask(false));
            sum = graph.part(pen.flash(step), inner);
        } else {
            Node scores = graph.step(4 * heads * cells * tokens, tokens, keys, query);
            Node weighed = graph.inPlace(scores.bytes, heads * tokens, scores, inputs.mask(false));
            Node across = pen.cont(values, run.keyType().bytes(part.kvRank()) * cells * run.streams());
            sum = graph.step(inner, tokens, across, weighed);
        }
        long result = 4 * heads * part.valueHead() * tokens;
        Node out = graph.step(result, tokens / run.streams(), pen.weight("attn_v_b.weight"), sum);
        return pen.cont(graph.part(out, result), result);
    }

    private Node everyHead(Mixer.Latent part, Node normed) {
        long heads = part.heads();
        Node q = queries(part, normed);
        Node query = rotated(graph.view(q), q.bytes);
        Node row = pen.linear("attn_kv_a_mqa", normed, part.cachedWidth(), tokens);
        Node both =
                pen.linear("attn_kv_b", compressed(part, row), heads * (part.plainHead() + part.valueHead()), tokens);
        Node values = pen.cont(graph.part(both, both.bytes), 4 * heads * part.valueHead() * tokens);
        Node rope = graph.step(4 * heads * part.ropeHead() * tokens, tokens, ropeKeys(part, row));
        Node keys = graph.step(q.bytes, tokens, graph.part(both, both.bytes), rope);
        Mixer.Attention plain = new Mixer.Attention(heads, heads, part.keyHead(), part.valueHead(), false, true);
        return new Attention(pen, inputs).attend(plain, query, keys, values);
    }
}
