package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;

/** The tensors of one block: norms, what mixes tokens, what works on each token alone. */
final class BlockTensors {
    private final KnownArchitecture model;
    private final TensorList list;
    private final long width;

    BlockTensors(KnownArchitecture model, TensorList list) {
        this.model = model;
        this.list = list;
        this.width = model.width();
    }

    void add(int index) {
        Layer layer = model.layers().get(index);
        list.at(index);
        norms(index, layer);
        mixer(layer.mixer());
        feedForward(layer.feedForward());
        new GemmaTensors(model, list).block(layer.feedForward());
    }

    private void norms(int index, Layer layer) {
        // A block of one part only has one norm, whichever part it is.
        boolean alone =
                layer.feedForward() instanceof FeedForward.None || model.name().startsWith("nemotron_h");
        boolean bias = model.has(Trait.NORM_BIAS);
        if (model.has(Trait.BARE_NORMS)) return;
        boolean first = index == 0 && model.has(Trait.NO_FIRST_NORM);
        // Deci's blocks without attention have the norm of what they are.
        boolean second = model.name().equals("deci") && layer.mixer() instanceof Mixer.None;
        if (!first && !second && !model.has(Trait.NO_ATTENTION_NORM)) list.norm("attn_norm", width, bias);
        if (model.has(Trait.SECOND_ATTENTION_NORM)) list.norm("attn_norm_2", width, bias);
        if (!alone && !model.has(Trait.NO_FEED_FORWARD_NORM)) list.norm("ffn_norm", width, bias);
        if (model.has(Trait.POST_NORMS)) {
            list.norm("post_attention_norm", width, bias);
            list.norm("post_ffw_norm", width, bias);
        }
    }

    private void mixer(Mixer mixer) {
        if (mixer instanceof Mixer.Attention attention) attention(attention);
        if (mixer instanceof Mixer.Latent latent) latent(latent);
        if (mixer instanceof Mixer.Recurrent recurrent) new RecurrentTensors(model, list).add(recurrent);
        if (mixer instanceof Mixer.Both both) {
            attention(both.attention());
            new RecurrentTensors(model, list).add(both.recurrent());
        }
    }

    private void attention(Mixer.Attention attention) {
        long query = attention.queryWidth() * (model.has(Trait.GATED_QUERY) ? 2 : 1);
        if (model.has(Trait.FUSED_QKV)) {
            list.linear(
                    "attn_qkv",
                    width,
                    query + attention.keyWidth() + attention.valueWidth(),
                    model.has(Trait.QUERY_BIAS));
        } else {
            list.linear("attn_q", width, query, model.has(Trait.QUERY_BIAS));
            boolean own = attention.cached() || !model.has(Trait.SHARED_WITHOUT_KEYS);
            if (own) list.linear("attn_k", width, attention.keyWidth(), model.has(Trait.KEY_BIAS));
            boolean valued = own && !(model.has(Trait.KEYS_AS_VALUES) && !attention.windowed());
            if (valued) list.linear("attn_v", width, attention.valueWidth(), model.has(Trait.VALUE_BIAS));
        }
        list.linear(
                "attn_output",
                attention.heads() * attention.valueHead(),
                width,
                model.has(Trait.ATTENTION_OUTPUT_BIAS));
        if (model.has(Trait.ATTENTION_GATE)) list.matrix("attn_gate.weight", width, attention.queryWidth());
        queryKeyNorms(attention);
        if (model.has(Trait.SINKS)) list.vector("attn_sinks.weight", attention.heads());
    }

    private void queryKeyNorms(Mixer.Attention attention) {
        if (model.has(Trait.QK_NORM_HEAD)) {
            list.vector("attn_q_norm.weight", attention.keyHead());
            if (attention.cached() || !model.has(Trait.SHARED_WITHOUT_KEYS))
                list.vector("attn_k_norm.weight", attention.keyHead());
        }
        if (model.has(Trait.QK_NORM_FULL)) {
            list.vector("attn_q_norm.weight", attention.queryWidth());
            list.vector("attn_k_norm.weight", attention.keyWidth());
        }
        if (model.has(Trait.QK_NORM_EACH)) {
            list.matrix("attn_q_norm.weight", attention.keyHead(), attention.heads());
            list.matrix("attn_k_norm.weight", attention.keyHead(), attention.kvHeads());
        }
    }

    private void latent(Mixer.Latent latent) {
        long query = latent.heads() * latent.keyHead();
        if (latent.queryRank() > 0) {
            list.matrix("attn_q_a.weight", width, latent.queryRank());
            list.vector("attn_q_a_norm.weight", latent.queryRank());
            list.matrix("attn_q_b.weight", latent.queryRank(), query);
        } else {
            list.matrix("attn_q.weight", width, query);
        }
        list.matrix("attn_kv_a_mqa.weight", width, latent.cachedWidth());
        list.vector("attn_kv_a_norm.weight", latent.kvRank());
        if (latent.expanded()) {
            list.matrix(
                    "attn_kv_b.weight", latent.kvRank(), latent.heads() * (latent.plainHead() + latent.valueHead()));
        } else {
            list.stack("attn_k_b.weight", latent.plainHead(), latent.kvRank(), latent.heads());
            list.stack("attn_v_b.weight", latent.kvRank(), latent.valueHead(), latent.heads());
        }
        list.matrix("attn_output.weight", latent.heads() * latent.valueHead(), width);
    }

    private void feedForward(FeedForward feedForward) {
        if (feedForward instanceof FeedForward.Dense dense) dense("", dense.hidden());
        if (feedForward instanceof FeedForward.Experts experts) experts(experts);
    }

    private void dense(String suffix, long hidden) {
        boolean fused = model.has(Trait.FUSED_GATE_UP);
        if (!model.has(Trait.UNGATED) && !fused)
            list.linear("ffn_gate" + suffix, width, hidden, model.has(Trait.GATE_BIAS));
        list.linear("ffn_up" + suffix, width, fused ? 2 * hidden : hidden, model.has(Trait.UP_BIAS));
        list.linear("ffn_down" + suffix, hidden, width, model.has(Trait.DOWN_BIAS));
    }

    private void experts(FeedForward.Experts experts) {
        // A dense part beside the experts is named like any and so comes before them.
        boolean unnamed = model.name().equals("gemma4") || model.name().equals("arctic");
        if (unnamed && experts.shared() > 0) dense("", experts.shared());
        list.linear("ffn_gate_inp", width, experts.count(), model.has(Trait.ROUTER_BIAS));
        if (model.has(Trait.ROUTER_CORRECTION)) list.vector("exp_probs_b.bias", experts.count());
        boolean bias = model.has(Trait.EXPERT_BIAS);
        long seen = experts.latent() > 0 ? experts.latent() : width;
        if (experts.latent() > 0) {
            list.matrix("ffn_latent_down.weight", width, seen);
            list.matrix("ffn_latent_up.weight", seen, width);
        }
        if (model.has(Trait.FUSED_EXPERTS)) {
            expertStack("ffn_gate_up_exps", seen, 2 * experts.hidden(), experts.count(), bias);
        } else {
            if (!model.has(Trait.UNGATED)) expertStack("ffn_gate_exps", seen, experts.hidden(), experts.count(), bias);
            expertStack("ffn_up_exps", seen, experts.hidden(), experts.count(), bias);
        }
        expertStack("ffn_down_exps", experts.hidden(), seen, experts.count(), bias);
        if (experts.shared() == 0) return;
        if (model.has(Trait.SHARED_GATE)) list.vector("ffn_gate_inp_shexp.weight", width);
        if (model.name().equals("arctic")) list.vector("ffn_norm_exps.weight", width);
        if (!unnamed) dense("_shexp", experts.shared());
    }

    private void expertStack(String name, long columns, long rows, long count, boolean bias) {
        list.stack(name + ".weight", columns, rows, count);
        if (bias) list.matrix(name + ".bias", rows, count);
    }
}
