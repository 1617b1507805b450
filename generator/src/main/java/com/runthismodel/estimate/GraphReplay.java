package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;
import java.util.Map;

/**
 * The prompt graph of a model with attention in every block, step by step, to see how large llama.cpp's plan of the GPU's
 * compute buffer becomes at any offload. Weights that stay in RAM are copied for each step that needs them (memory model 4.5).
 */
final class GraphReplay {
    /** Smaller batches are computed where the weights are. */
    private static final int OFFLOADED_ROWS = 32;

    private final KnownArchitecture model;
    private final Map<String, Long> bytes;
    private final RunSettings settings;
    private final Pool pool;
    private final long tokens;
    private final long outputs;
    private final int firstOnGpu;
    private final Plan plan = new Plan();
    private Node position;
    private Node ropeFactors;
    private Node start;
    private Node mask;
    private Node windowMask;
    private Turns turns;
    private Turns windowTurns;
    private Node picked;
    private Node[] indexes;
    private Node[] windowIndexes;

    private GraphReplay(KnownArchitecture model, Map<String, Long> bytes, RunSettings settings, Pool pool) {
        this.model = model;
        this.bytes = bytes;
        this.settings = settings;
        this.pool = pool;
        this.tokens = pool.batchTokens();
        this.outputs = pool.batchOutputs();
        this.firstOnGpu = Math.max(model.layers().size() + 1 - settings.gpuLayers(), 0);
    }

    static boolean covers(KnownArchitecture model) {
        return !model.has(Trait.ENCODER)
                && model.extra("per_layer_width") == 0
                && model.layers().stream().allMatch(layer -> layer.mixer() instanceof Mixer.Attention);
    }

    static long gpuCompute(KnownArchitecture model, Map<String, Long> bytes, RunSettings settings, Pool pool) {
        return new GraphReplay(model, bytes, settings, pool).replay();
    }

    private long replay() {
        Node hidden = plan.step(4 * model.width() * tokens);
        if (firstOnGpu == 0) inputs();
        for (int i = 0; i < model.layers().size(); i++) hidden = block(i, hidden);
        hidden = norm(
                "output_norm",
                hidden,
                model.width(),
                outputs,
                settings.gpuLayers() == 0,
                !model.has(Trait.NO_OUTPUT_NORM));
        String output = model.tied() ? "token_embd.weight" : "output.weight";
        linear(output, hidden, model.vocabulary(), outputs, settings.gpuLayers() == 0);
        return plan.size();
    }

    /** With everything on the GPU all inputs are copied before the first block. */
    private void inputs() {
        position = plan.step(positionBytes());
        for (Layer layer : model.layers()) turns((Mixer.Attention) layer.mixer());
        boolean windows = model.layers().stream().anyMatch(GraphReplay::windowed);
        if (windows) {
            windowIndexes();
            windowMask();
        }
        if (model.layers().stream().anyMatch(layer -> !windowed(layer))) {
            indexes();
            mask();
        }
        picked();
    }

    private static boolean windowed(Layer layer) {
        return layer.mixer() instanceof Mixer.Attention attention && attention.windowed();
    }

    private long positionBytes() {
        return 4 * tokens * Math.max(1, model.extra("positions"));
    }

    /** A part of the graph starts with each weight that has to be copied; its other inputs are copied there too. */
    private Node position(Node start) {
        if (position != null) return position;
        boolean factors = model.has(Trait.ROPE_FREQUENCIES) || model.has(Trait.LONG_ROPE);
        position = factors ? plan.step(positionBytes()) : plan.before(start, positionBytes());
        if (factors) ropeFactors = plan.step(4 * model.extra("rope") / 2);
        return position;
    }

    /** Matrices that turn quantised keys and values; null where the type or the head needs none. */
    private record Turns(Node key, Node value) {}

    private Turns turns(Mixer.Attention attention) {
        if (attention.windowed()) {
            if (windowTurns == null) windowTurns = newTurns(attention);
            return windowTurns;
        }
        if (turns == null) turns = newTurns(attention);
        return turns;
    }

    private Turns newTurns(Mixer.Attention attention) {
        long key = settings.keyType().quantised() ? ComputeTermsBuilder.rotation(attention.keyHead(), true) : 0;
        long value = settings.valueType().quantised() ? ComputeTermsBuilder.rotation(attention.keyHead(), false) : 0;
        return new Turns(key > 0 ? plan.step(4 * key) : null, value > 0 ? plan.step(4 * value) : null);
    }

    private Node[] indexes() {
        if (indexes == null) indexes = newIndexes();
        return indexes;
    }

    private Node[] windowIndexes() {
        if (windowIndexes == null) windowIndexes = newIndexes();
        return windowIndexes;
    }

    /** Where keys and values go; without flash attention every number of a value has its own place. */
    private Node[] newIndexes() {
        long values = settings.flashAttention() ? 1 : widestValue();
        return new Node[] {plan.step(8 * tokens), plan.step(8 * tokens * values)};
    }

    private long widestValue() {
        return model.layers().stream()
                .mapToLong(layer -> ((Mixer.Attention) layer.mixer()).valueWidth())
                .max()
                .orElse(0);
    }

    private Node mask() {
        if (mask == null) mask = plan.step(pool.cells() * tokens * (settings.flashAttention() ? 2 : 4));
        return mask;
    }

    private Node windowMask() {
        if (windowMask == null)
            windowMask = plan.step(pool.windowCells() * tokens * (settings.flashAttention() ? 2 : 4));
        return windowMask;
    }

    private Node picked() {
        if (picked == null) picked = start == null ? plan.step(4 * outputs) : plan.before(start, 4 * outputs);
        return picked;
    }

    private Node block(int index, Node input) {
        boolean host = index < firstOnGpu;
        Layer layer = model.layers().get(index);
        boolean last = index == model.layers().size() - 1;
        String prefix = "blk." + index + ".";
        Node normed = model.has(Trait.NO_ATTENTION_NORM)
                ? input
                : norm(prefix + "attn_norm", input, model.width(), tokens, host, true);
        Mixer.Attention attention = (Mixer.Attention) layer.mixer();
        Node queries = queries(prefix, attention, normed, host);
        long rows = last ? outputs : tokens;
        if (model.has(Trait.NO_FEED_FORWARD_NORM) && !model.has(Trait.NO_ATTENTION_NORM)) {
            // Beside attention: the sum asks for the feed-forward part first.
            Node seen = seen(attention, queries, host);
            Node beside = last ? rows(normed) : normed;
            Node out = feedForward(prefix, layer.feedForward(), beside, rows, host);
            Node sum = add(out, last ? rows(input) : input, rows);
            Node mixed = projected(prefix, attention, seen, host);
            return add(sum, last ? rows(mixed) : mixed, rows);
        }
        Node mixed = projected(prefix, attention, seen(attention, queries, host), host);
        if (model.has(Trait.POST_NORMS))
            mixed = norm(prefix + "post_attention_norm", mixed, model.width(), tokens, host, true);
        if (last) mixed = rows(mixed);
        Node residual = last ? rows(input) : input;
        Node sum = add(mixed, residual, rows);
        Node inner = model.has(Trait.NO_FEED_FORWARD_NORM)
                ? sum
                : norm(prefix + "ffn_norm", sum, model.width(), rows, host, true);
        Node out = feedForward(prefix, layer.feedForward(), inner, rows, host);
        if (model.has(Trait.POST_NORMS)) out = norm(prefix + "post_ffw_norm", out, model.width(), rows, host, true);
        // Phi writes over the other side of the sum.
        return model.name().equals("phi3") ? add(sum, out, rows) : add(out, sum, rows);
    }

    /** Rows that get logits. */
    private Node rows(Node all) {
        return plan.step(4 * model.width() * outputs, all, picked());
    }

    private Node add(Node left, Node right, long rows) {
        return plan.inPlace(4 * model.width() * rows, left, right);
    }

    private Node norm(String name, Node input, long width, long rows, boolean host, boolean weighted) {
        Node normed = plan.inPlace(4 * width * rows, input);
        if (!weighted || model.has(Trait.BARE_NORMS)) return normed;
        Node scaled = scaled(name + ".weight", normed, 4 * width * rows, host);
        return model.has(Trait.NORM_BIAS) ? scaled(name + ".bias", scaled, 4 * width * rows, host) : scaled;
    }

    private Node scaled(String name, Node input, long size, boolean host) {
        if (!host) return plan.inPlace(size, input);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.inPlace(size, input, copy);
        return start;
    }

    private Node linear(String name, Node input, long width, long rows, boolean host) {
        if (!host) return plan.step(4 * width * rows, input);
        if (rows < OFFLOADED_ROWS) return plan.elsewhere(input);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.step(4 * width * rows, copy, input);
        return start;
    }

    private Node biased(String name, Node input, long width, long rows, boolean host, boolean bias) {
        Node result = linear(name + ".weight", input, width, rows, host);
        return bias ? scaled(name + ".bias", result, 4 * width * rows, host) : result;
    }

    /** Queries in their final form; keys and values have gone to the cache. */
    private Node queries(String prefix, Mixer.Attention attention, Node normed, boolean host) {
        long query = attention.queryWidth();
        long key = attention.keyWidth();
        long value = attention.valueWidth();
        Node q;
        Node k;
        Node v;
        Turns turns = turns(attention);
        if (model.has(Trait.FUSED_QKV)) {
            Node all =
                    biased(prefix + "attn_qkv", normed, query + key + value, tokens, host, model.has(Trait.QUERY_BIAS));
            q = turned(plan.step(4 * query * tokens, plan.view(all), position(start)), query, turns.key());
            v = turned(plan.view(all), value, turns.value());
            k = turned(plan.step(4 * key * tokens, plan.view(all), position(start)), key, turns.key());
        } else {
            q = turned(headed(prefix + "attn_q", normed, query, host, Trait.QUERY_BIAS), query, turns.key());
            v = turned(
                    plan.view(biased(prefix + "attn_v", normed, value, tokens, host, model.has(Trait.VALUE_BIAS))),
                    value,
                    turns.value());
            k = turned(headed(prefix + "attn_k", normed, key, host, Trait.KEY_BIAS), key, turns.key());
        }
        Node[] places = host
                ? new Node[] {plan.elsewhere(), plan.elsewhere()}
                : attention.windowed() ? windowIndexes() : indexes();
        plan.elsewhere(plan.view(k), places[0]);
        plan.elsewhere(plan.view(v), places[1]);
        return q;
    }

    /** Turns back what turned values gave, and leaves attention. */
    private Node projected(String prefix, Mixer.Attention attention, Node seen, boolean host) {
        Node back = settings.flashAttention() ? turns(attention).value() : null;
        long result = 4 * attention.heads() * attention.valueHead() * tokens;
        Node heads = back == null ? seen : plan.view(plan.step(result, back, seen));
        boolean bias = model.has(Trait.ATTENTION_OUTPUT_BIAS);
        return biased(prefix + "attn_output", heads, model.width(), tokens, host, bias);
    }

    /** Projection, the norm of its heads where there is one, rotation by position. */
    private Node headed(String name, Node normed, long width, boolean host, Trait bias) {
        Node result = plan.view(biased(name, normed, width, tokens, host, model.has(bias)));
        if (model.has(Trait.QK_NORM_HEAD) || model.has(Trait.QK_NORM_FULL) || model.has(Trait.QK_NORM_EACH))
            result = norm(name + "_norm", result, width, tokens, host, true);
        return plan.inPlace(4 * width * tokens, result, position(start));
    }

    private Node turned(Node heads, long width, Node matrix) {
        return matrix == null ? heads : plan.view(plan.step(4 * width * tokens, matrix, plan.view(heads)));
    }

    private Node seen(Mixer.Attention attention, Node q, boolean host) {
        long cells = pool.cells(attention.windowed());
        Node keys = plan.elsewhere();
        Node values = plan.elsewhere();
        if (host) {
            keys = plan.step(settings.keyType().bytes(attention.keyWidth()) * cells * pool.streams());
            values = plan.step(settings.valueType().bytes(attention.valueWidth()) * cells * pool.streams());
        }
        Node seenCells = attention.windowed() ? windowMask() : mask();
        long result = 4 * attention.heads() * attention.valueHead() * tokens;
        Node query = plan.view(q);
        if (settings.flashAttention()) {
            long copy = settings.keyType().quantised() ? attention.keyWidth() : 0;
            copy += settings.valueType().quantised() ? attention.valueWidth() : 0;
            Node out = plan.step(result + 2 * copy * cells * pool.streams(), query, keys, values, seenCells);
            return plan.view(out);
        }
        Node scores = plan.step(4 * attention.heads() * cells * tokens, keys, query);
        Node weights = plan.inPlace(4 * attention.heads() * cells * tokens, scores, seenCells);
        Node sum = plan.step(result, values, weights);
        return plan.step(result, plan.view(sum));
    }

    private Node feedForward(String prefix, FeedForward part, Node input, long rows, boolean host) {
        if (part instanceof FeedForward.Experts experts) return experts(prefix, experts, input, rows, host);
        return dense(prefix, "", ((FeedForward.Dense) part).hidden(), input, rows, host);
    }

    private Node dense(String prefix, String suffix, long hidden, Node input, long rows, boolean host) {
        Node joined;
        if (model.has(Trait.FUSED_GATE_UP)) {
            joined = plan.step(
                    4 * hidden * rows, linear(prefix + "ffn_up" + suffix + ".weight", input, 2 * hidden, rows, host));
        } else if (model.has(Trait.UNGATED)) {
            Node up = biased(prefix + "ffn_up" + suffix, input, hidden, rows, host, model.has(Trait.UP_BIAS));
            joined = plan.inPlace(4 * hidden * rows, up);
        } else {
            Node gate = biased(prefix + "ffn_gate" + suffix, input, hidden, rows, host, model.has(Trait.GATE_BIAS));
            Node up = biased(prefix + "ffn_up" + suffix, input, hidden, rows, host, model.has(Trait.UP_BIAS));
            joined = plan.step(4 * hidden * rows, gate, up);
        }
        return biased(prefix + "ffn_down" + suffix, joined, model.width(), rows, host, model.has(Trait.DOWN_BIAS));
    }

    private Node experts(String prefix, FeedForward.Experts experts, Node input, long rows, boolean host) {
        long used = experts.used();
        Node scores = linear(prefix + "ffn_gate_inp.weight", input, experts.count(), rows, host);
        Node shares = plan.inPlace(4 * experts.count() * rows, scores);
        Node order = plan.step(4 * experts.count() * rows, shares);
        Node chosen = plan.view(order);
        Node weights = plan.step(4 * used * rows, plan.view(shares), chosen);
        Node total = plan.step(4 * rows, plan.view(weights));
        Node least = plan.step(4 * rows, total);
        weights = plan.step(4 * used * rows, plan.view(weights), least);
        Node gate = expert(prefix + "ffn_gate_exps.weight", input, chosen, experts.hidden() * used, rows, host);
        Node up = expert(prefix + "ffn_up_exps.weight", input, chosen, experts.hidden() * used, rows, host);
        Node joined = plan.step(4 * experts.hidden() * used * rows, gate, up);
        Node down = expert(prefix + "ffn_down_exps.weight", joined, chosen, model.width() * used, rows, host);
        Node weighed = plan.inPlace(4 * model.width() * used * rows, down, plan.view(weights));
        Node[] parts = new Node[(int) used];
        for (int i = 0; i < used; i++) parts[i] = plan.view(weighed);
        Node sum = parts[0];
        for (int i = 1; i < used; i++) sum = plan.inPlace(4 * model.width() * rows, sum, parts[i]);
        if (used == 1) sum = plan.step(4 * model.width() * rows, sum);
        if (experts.shared() == 0) return sum;
        return add(sum, dense(prefix, "_shexp", experts.shared(), input, rows, host), rows);
    }

    private Node expert(String name, Node input, Node chosen, long width, long rows, boolean host) {
        if (!host) return plan.step(4 * width * rows, input, chosen);
        if (rows < OFFLOADED_ROWS) return plan.elsewhere(input, chosen);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.step(4 * width * rows, copy, input, chosen);
        return start;
    }
}
