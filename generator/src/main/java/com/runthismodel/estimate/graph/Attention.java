package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Attention: projections, the cache, what is seen in it, the way out (llama-graph.cpp, build_attn). */
final class Attention {
    private static final Set<String> UNTURNED =
            Set.of("cohere2", "llama4", "exaone4", "exaone-moe", "afmoe", "smallthinker");

    private static final Set<String> OTHER_POSITIONS =
            Set.of("gpt2", "starcoder", "bloom", "mpt", "refact", "jais", "bert", "jina-bert-v2");

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
        if (pen.model.has(Trait.GATED_QUERY)) return gated(part, normed);
        Node query = sharpened(part, heads("attn_q", normed, part, part.heads()));
        Node seen = over(part, query, normed);
        if (!pen.model.has(Trait.ATTENTION_GATE)) return seen;
        return graph.inPlace(seen.bytes, 1, seen, pen.map(pen.linear("attn_gate", normed, part.queryWidth(), tokens)));
    }

    /** The query matrix gives a gate for each head besides; it opens and closes what attention found. */
    private Node gated(Mixer.Attention part, Node normed) {
        long query = part.queryWidth();
        Node both = pen.biased("attn_q", normed, 2 * query, tokens);
        Node q = headNorm("attn_q_norm", graph.part(both, both.bytes - 4 * part.keyHead()), query, part.heads());
        Node seen = over(part, placed(part, q, 4 * query * tokens), normed);
        Node gates = pen.map(pen.cont(graph.part(both, both.bytes / 2), 4 * query * tokens));
        return graph.inPlace(seen.bytes, tokens, seen, gates);
    }

    /** Mistral 3 does so in each layer, Llama 4 where it does not turn. */
    private Node sharpened(Mixer.Attention part, Node query) {
        boolean sharp = pen.model.extra("sharpened") > 0 || pen.model.name().equals("llama4") && unturned(part);
        return sharp ? graph.inPlace(4 * part.queryWidth() * tokens, 1, query, inputs.sharpness()) : query;
    }

    /** Layers without a cache of their own look at the last one of their kind. */
    private Node over(Mixer.Attention part, Node query, Node normed) {
        if (!part.cached() && !pen.model.has(Trait.NO_CACHE)) return attend(part, query, null, null);
        Node flat = pen.biased("attn_k", normed, part.keyWidth(), tokens);
        Node key = turnedTo(part, "attn_k", flat, part.kvHeads());
        Node value = pen.has("attn_v.weight") ? pen.biased("attn_v", normed, part.valueWidth(), tokens) : flat;
        return attend(part, query, key, values(part, graph.view(value)));
    }

    /** Gemma 3n and 4 bring values to unit length, too. */
    private Node values(Mixer.Attention part, Node heads) {
        boolean unit = pen.model.name().equals("gemma3n") || pen.model.name().equals("gemma4");
        return unit ? graph.inPlace(4 * part.valueWidth() * tokens, part.kvHeads() * tokens, heads) : heads;
    }

    private Node heads(String name, Node normed, Mixer.Attention part, long count) {
        return turnedTo(part, name, pen.biased(name, normed, count * part.keyHead(), tokens), count);
    }

    /** Brought to unit length where the model does so, and turned by position; Hunyuan turns first. */
    private Node turnedTo(Mixer.Attention part, String name, Node flat, long count) {
        long width = count * part.keyHead();
        if (pen.model.has(Trait.QK_NORM_FULL))
            return placed(part, graph.view(headNorm(name + "_norm", flat, width, 1)), 4 * width * tokens);
        if (pen.model.name().startsWith("hunyuan"))
            return headNorm(name + "_norm", placed(part, graph.view(flat), 4 * width * tokens), width, count);
        // The larger Llama 4 does without.
        if (pen.model.name().equals("llama4") && pen.model.extra("unit_heads") > 0 && !unturned(part))
            return pen.map(placed(part, graph.view(flat), 4 * width * tokens));
        return placed(part, headNorm(name + "_norm", graph.view(flat), width, count), 4 * width * tokens);
    }

    private Node fused(Mixer.Attention part, Node normed) {
        long width = part.queryWidth() + part.keyWidth() + part.valueWidth();
        Node joined = pen.biased("attn_qkv", normed, width, tokens);
        Node q = normedCut("attn_q_norm", joined, part.queryWidth(), part.heads());
        Node k = normedCut("attn_k_norm", joined, part.keyWidth(), part.kvHeads());
        Node query = placed(part, q, 4 * part.queryWidth() * tokens);
        Node key = placed(part, k, 4 * part.keyWidth() * tokens);
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
    private Node placed(Mixer.Attention part, Node heads, long bytes) {
        if (pen.model.extra("positions") == 0 || unturned(part)) return heads;
        // Gemma 4 stretches rotation only where everything is seen.
        Node factors = pen.model.name().equals("gemma4") && part.windowed() ? null : factors();
        return factors == null
                ? graph.rotate(bytes, heads, inputs.positions())
                : graph.rotate(bytes, heads, inputs.positions(), factors);
    }

    /** Positions come in with the embeddings or the mask; or only layers with a window know them. */
    private boolean unturned(Mixer.Attention part) {
        if (OTHER_POSITIONS.contains(pen.model.name())) return true;
        // The larger Baichuan models bend the mask instead.
        if (pen.model.name().equals("baichuan")) return pen.model.layers().size() == 40;
        if (pen.model.name().equals("smollm3")) return (pen.layer() + 1) % 4 == 0;
        return UNTURNED.contains(pen.model.name()) && pen.model.windowTokens() > 0 && !part.windowed();
    }

    private Node factors() {
        for (String name : new String[] {"rope_freqs.weight", "rope_factors_long.weight"})
            if (run.weights().has(name)) return pen.weight(name, run.onGpu(pen.layer()));
        return null;
    }

    /** Writes keys and values to the cache, then looks at all of it. */
    Node attend(Mixer.Attention part, Node query, Node key, Node value) {
        if (pen.anew()) return anew(part, query, key, value);
        boolean windowed = part.windowed();
        Node keyTurn = inputs.keyTurn(windowed, part.keyHead());
        Node valueTurn = inputs.valueTurn(windowed, part.valueHead());
        Node q = turned(query, keyTurn, 4 * part.queryWidth() * tokens);
        Node[] cache = key == null ? lastCache.get(windowed) : cache(part);
        pen.expand(q);
        if (key != null) {
            Node v = turned(value, valueTurn, 4 * part.valueWidth() * tokens);
            Node k = turned(key, keyTurn, 4 * part.keyWidth() * tokens);
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

    /** The tokens of the batch see each other, and nothing else is there. */
    private Node anew(Mixer.Attention part, Node query, Node key, Node value) {
        pen.expand(query);
        pen.expand(key);
        pen.expand(value);
        Node q = graph.part(graph.view(query), query.bytes);
        Node k = graph.part(key, key.bytes);
        Node v = graph.part(value, value.bytes);
        long result = 4 * part.heads() * part.valueHead() * tokens;
        Node mask = inputs.mask(part.windowed());
        if (run.flash()) {
            Node keys = pen.cont(k, 2 * part.keyWidth() * tokens);
            Node values = pen.cont(v, 2 * part.valueWidth() * tokens);
            return pen.expand(graph.part(pen.flash(graph.step(result, tokens, q, keys, values, mask)), result));
        }
        Node across = pen.expand(pen.cont(v, 4 * part.valueWidth() * tokens));
        Node scores = graph.step(4 * part.heads() * tokens * tokens, tokens, k, q);
        Node weighed = graph.inPlace(scores.bytes, tokens, withSinks(scores, mask));
        Node sum = graph.step(result, tokens, across, weighed);
        return pen.expand(pen.cont(graph.part(sum, result), result));
    }

    /** What is cut out of longer rows is first laid side by side. */
    private Node turned(Node heads, Node matrix, long bytes) {
        if (matrix == null) return heads;
        Node dense = heads.bytes == bytes ? heads : pen.cont(heads, bytes);
        return graph.view(graph.step(bytes, tokens, matrix, graph.view(dense)));
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

    /**
     * CUDA works on F16 and counts the copy with the result; one or two tokens are compared with quantised rows as they are
     * (fattn.cu), and so are all where no kernel is there and the processor does it.
     */
    private long halved(TensorType type, long width) {
        boolean few = tokens <= 2 * run.streams() && type.quantised() && run.keyType() == run.valueType();
        return few || !run.kernel() || type == TensorType.F16 ? 0 : 2 * width;
    }
}
