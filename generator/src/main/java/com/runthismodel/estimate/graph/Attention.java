package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Attention: projections, the cache, what is seen in it, the way out (llama-graph.cpp, build_attn). */
final class Attention {
    private final Pen pen;
    private final Graph graph;
    private final Run run;
    private final Inputs inputs;
    private final long tokens;
    private final Map<Boolean, Node[]> lastCache = new HashMap<>();

    Attention(Pen pen, Inputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.run = pen.run;
        this.inputs = inputs;
        this.tokens = pen.tokens;
    }

    /** The result before the way out, in rows of all heads. */
    Node mixed(Mixer.Attention part, Node normed) {
        if (pen.model.has(Trait.FUSED_QKV)) return fused(part, normed);
        long query = part.queryWidth();
        Node q = pen.biased("attn_q", normed, query * (pen.model.has(Trait.GATED_QUERY) ? 2 : 1), tokens);
        Node gate = pen.model.has(Trait.GATED_QUERY) ? q : null;
        q = gate == null ? graph.view(q) : graph.part(q, gate.bytes - 4 * part.keyHead());
        q = placed(headNorm("attn_q_norm", q, query, part.heads()), 4 * query * tokens);
        Node seen;
        if (pen.has("attn_k.weight")) {
            Node k = graph.view(pen.biased("attn_k", normed, part.keyWidth(), tokens));
            Node v = pen.has("attn_v.weight") ? pen.biased("attn_v", normed, part.valueWidth(), tokens) : k;
            Node key = headNorm("attn_k_norm", k, part.keyWidth(), part.kvHeads());
            seen = attend(part, q, placed(key, 4 * part.keyWidth() * tokens), graph.view(v));
        } else {
            seen = attend(part, q, null, null);
        }
        if (gate == null) return seen;
        Node gates = pen.map(pen.cont(graph.part(gate, gate.bytes / 2), 4 * query * tokens));
        return graph.inPlace(seen.bytes, tokens, seen, gates);
    }

    private Node fused(Mixer.Attention part, Node normed) {
        long width = part.queryWidth() + part.keyWidth() + part.valueWidth();
        Node joined = pen.biased("attn_qkv", normed, width, tokens);
        Node q = normedCut("attn_q_norm", joined, part.queryWidth(), part.heads());
        Node k = normedCut("attn_k_norm", joined, part.keyWidth(), part.kvHeads());
        Node query = placed(q, 4 * part.queryWidth() * tokens);
        Node key = placed(k, 4 * part.keyWidth() * tokens);
        return attend(part, query, key, graph.part(joined, joined.bytes - 4 * (width - part.valueWidth())));
    }

    /** A part of each row: from its first number to its last lie nearly all rows. */
    private Node normedCut(String name, Node joined, long width, long count) {
        long row = joined.bytes / tokens;
        return headNorm(name, graph.part(joined, joined.bytes - row + 4 * width), width, count);
    }

    private Node headNorm(String name, Node heads, long width, long count) {
        if (!pen.has(name + ".weight")) return heads;
        Node normed = pen.normalised(heads, 4 * width * tokens, count * tokens);
        normed = graph.inPlace(normed.bytes, count * tokens, normed, pen.weight(name + ".weight"));
        return pen.has(name + ".bias")
                ? graph.inPlace(normed.bytes, count * tokens, normed, pen.weight(name + ".bias"))
                : normed;
    }

    /** Rotated by position, with factors where the model has them. */
    private Node placed(Node heads, long bytes) {
        if (pen.model.extra("positions") == 0) return heads;
        Node factors = factors();
        return factors == null
                ? graph.rotate(bytes, heads, inputs.positions())
                : graph.rotate(bytes, heads, inputs.positions(), factors);
    }

    private Node factors() {
        for (String name : new String[] {"rope_freqs.weight", "rope_factors_long.weight"})
            if (run.weightBytes().containsKey(name)) return pen.weight(name, run.onGpu(pen.layer()));
        return null;
    }

    /** Writes keys and values to the cache, then looks at all of it. */
    Node attend(Mixer.Attention part, Node query, Node key, Node value) {
        boolean windowed = part.windowed();
        Node keyTurn = inputs.keyTurn(windowed, part.keyHead());
        Node valueTurn = inputs.valueTurn(windowed, part.keyHead());
        Node q = turned(query, keyTurn);
        Node[] cache = key == null ? lastCache.get(windowed) : cache(part);
        pen.expand(q);
        if (key != null) {
            Node v = turned(value, valueTurn);
            Node k = turned(key, keyTurn);
            boolean keysFirst = pen.model.windowTokens() > 0;
            pen.expand(keysFirst ? k : v);
            pen.expand(keysFirst ? v : k);
            pen.expand(graph.write(cache[0], graph.view(k), inputs.keyPlaces(windowed)));
            pen.expand(graph.write(cache[1], graph.view(v), inputs.valuePlaces(windowed)));
            lastCache.put(windowed, cache);
        }
        Node seen = seen(part, q, cache);
        pen.expand(seen);
        if (valueTurn == null) return seen;
        return graph.view(graph.step(seen.bytes, tokens, valueTurn, graph.view(seen)));
    }

    private Node turned(Node heads, Node matrix) {
        if (matrix == null) return heads;
        return graph.view(graph.step(heads.bytes, tokens, matrix, graph.view(heads)));
    }

    private Node[] cache(Mixer.Attention part) {
        boolean gpu = run.cacheOnGpu(pen.layer());
        return new Node[] {
            graph.cache(seenBytes(run.keyType(), part.keyWidth(), part.keyHead(), part.windowed()), gpu),
            graph.cache(seenBytes(run.valueType(), part.valueWidth(), part.valueHead(), part.windowed()), gpu)
        };
    }

    /** Bytes of a copy of what a layer sees of a cache; quantised rows are padded like weights (memory model 4.3). */
    private long seenBytes(TensorType type, long width, long head, boolean windowed) {
        long bytes = type.bytes(width) * run.cells(windowed) * run.streams();
        return type.quantised() && head % 512 != 0 ? bytes + type.bytesRoundedUp(512 - head % 512) : bytes;
    }

    private Node seen(Mixer.Attention part, Node query, Node[] cache) {
        Node q = graph.part(graph.view(query), query.bytes);
        Node keys = graph.part(cache[0], cache[0].bytes);
        Node values = graph.part(cache[1], cache[1].bytes);
        long result = 4 * part.heads() * part.valueHead() * tokens;
        Node mask = inputs.mask(part.windowed());
        if (run.flash()) {
            long copy = halved(run.keyType(), part.keyWidth()) + halved(run.valueType(), part.valueWidth());
            long bytes = result + copy * run.cells(part.windowed()) * run.streams();
            Node out = pen.flash(graph.step(bytes, tokens, withSinks(q, keys, values, mask)));
            return graph.part(out, result);
        }
        long cells = run.cells(part.windowed());
        Node scores = graph.step(4 * part.heads() * cells * tokens, tokens, keys, q);
        Node weighed = graph.inPlace(scores.bytes, part.heads() * tokens, withSinks(scores, mask));
        if (!run.transposed()) values = pen.cont(values, cache[1].bytes);
        Node sum = graph.step(result, tokens, values, weighed);
        return pen.cont(graph.part(sum, result), result);
    }

    private Node[] withSinks(Node... sources) {
        if (!pen.has("attn_sinks.weight")) return sources;
        Node[] all = Arrays.copyOf(sources, sources.length + 1);
        all[sources.length] = pen.weight("attn_sinks.weight");
        return all;
    }

    /** CUDA works on 16-bit numbers and counts the copy with the result (fattn.cu). */
    private static long halved(TensorType type, long width) {
        return type.quantised() ? 2 * width : 0;
    }
}
