package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.ReplayInputs.Turns;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;

/** Attention in a replayed graph: projections, the cache, what is seen in it, the way out. */
final class ReplayAttention {
    private final Plan plan;
    private final ReplaySteps steps;
    private final ReplayInputs inputs;
    private final KnownArchitecture model;
    private final RunSettings settings;
    private final Pool pool;
    private final long tokens;

    ReplayAttention(Plan plan, ReplaySteps steps, ReplayInputs inputs, KnownArchitecture model, Pool pool) {
        this.plan = plan;
        this.steps = steps;
        this.inputs = inputs;
        this.model = model;
        this.settings = pool.settings();
        this.pool = pool;
        this.tokens = pool.batchTokens();
    }

    /** Queries in their final form; keys and values have gone to the cache. */
    Node queries(String prefix, Mixer.Attention attention, Node normed, boolean host) {
        long query = attention.queryWidth();
        long key = attention.keyWidth();
        long value = attention.valueWidth();
        Node q;
        Node k;
        Node v;
        Turns turns = inputs.turns(attention);
        if (model.has(Trait.FUSED_QKV)) {
            Node all = steps.biased(
                    prefix + "attn_qkv", normed, query + key + value, tokens, host, model.has(Trait.QUERY_BIAS));
            q = turned(
                    plan.step(4 * query * tokens, plan.view(all), inputs.position(steps.start())), query, turns.key());
            v = turned(plan.view(all), value, turns.value());
            k = turned(plan.step(4 * key * tokens, plan.view(all), inputs.position(steps.start())), key, turns.key());
        } else {
            q = turned(headed(prefix + "attn_q", normed, query, host, Trait.QUERY_BIAS), query, turns.key());
            v = turned(
                    plan.view(
                            steps.biased(prefix + "attn_v", normed, value, tokens, host, model.has(Trait.VALUE_BIAS))),
                    value,
                    turns.value());
            k = turned(headed(prefix + "attn_k", normed, key, host, Trait.KEY_BIAS), key, turns.key());
        }
        Node[] places = host ? new Node[] {plan.elsewhere(), plan.elsewhere()} : inputs.indexes(attention.windowed());
        plan.elsewhere(plan.view(k), places[0]);
        plan.elsewhere(plan.view(v), places[1]);
        return q;
    }

    /** Turns back what turned values gave, and leaves attention. */
    Node projected(String prefix, Mixer.Attention attention, Node seen, boolean host) {
        Node back = settings.flashAttention() ? inputs.turns(attention).value() : null;
        long result = 4 * attention.heads() * attention.valueHead() * tokens;
        Node heads = back == null ? seen : plan.view(plan.step(result, back, seen));
        boolean bias = model.has(Trait.ATTENTION_OUTPUT_BIAS);
        return steps.biased(prefix + "attn_output", heads, model.width(), tokens, host, bias);
    }

    /** Projection, the norm of its heads where there is one, rotation by position. */
    private Node headed(String name, Node normed, long width, boolean host, Trait bias) {
        Node result = plan.view(steps.biased(name, normed, width, tokens, host, model.has(bias)));
        if (model.has(Trait.QK_NORM_HEAD) || model.has(Trait.QK_NORM_FULL) || model.has(Trait.QK_NORM_EACH))
            result = steps.norm(name + "_norm", result, width, tokens, host, true);
        return plan.inPlace(4 * width * tokens, result, inputs.position(steps.start()));
    }

    private Node turned(Node heads, long width, Node matrix) {
        return matrix == null ? heads : plan.view(plan.step(4 * width * tokens, matrix, plan.view(heads)));
    }

    Node seen(Mixer.Attention attention, Node q, boolean host) {
        long cells = pool.cells(attention.windowed());
        Node keys = plan.elsewhere();
        Node values = plan.elsewhere();
        if (host) {
            keys = plan.step(settings.keyType().bytes(attention.keyWidth()) * cells * pool.streams());
            values = plan.step(settings.valueType().bytes(attention.valueWidth()) * cells * pool.streams());
        }
        Node seenCells = inputs.mask(attention.windowed());
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
}
