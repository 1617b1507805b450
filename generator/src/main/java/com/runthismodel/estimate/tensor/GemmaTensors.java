package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;

/** What Gemma 3n and Gemma 4 have besides: embeddings for each layer, several predictions side by side, scales. */
final class GemmaTensors {
    private final KnownArchitecture model;
    private final TensorList list;
    private final long width;
    private final long small;

    GemmaTensors(KnownArchitecture model, TensorList list) {
        this.model = model;
        this.list = list;
        this.width = model.width();
        this.small = model.extra("per_layer_width");
    }

    /** Looked up where the token embeddings are, in RAM, and projected where the first block is. */
    void input() {
        if (small == 0) return;
        long all = model.extra("per_layer_widths");
        list.matrix("per_layer_token_embd.weight", all, model.vocabulary());
        list.at(Tensor.FIRST);
        list.matrix("per_layer_model_proj.weight", width, all);
        list.vector("per_layer_proj_norm.weight", small);
    }

    void output() {
        long predictions = model.extra("altup");
        if (predictions == 0) return;
        list.stack("altup_proj.weight", width, width, predictions - 1);
        list.stack("altup_unembd_proj.weight", width, width, predictions - 1);
    }

    void block(FeedForward feedForward) {
        if (small > 0) {
            list.matrix("inp_gate.weight", width, small);
            list.matrix("proj.weight", small, width);
            list.vector("post_norm.weight", width);
        }
        if (model.extra("altup") > 0) predictions(model.extra("altup"), model.extra("laurel"));
        if (!model.name().equals("gemma4")) return;
        list.vector("layer_output_scale.weight", 1);
        if (feedForward instanceof FeedForward.Experts experts) experts(experts);
    }

    private void predictions(long altup, long laurel) {
        list.matrix("altup_correct_coef.weight", altup, altup);
        list.vector("altup_correct_scale.weight", width);
        list.matrix("altup_predict_coef.weight", altup, altup * altup);
        list.matrix("altup_router.weight", width, altup);
        list.vector("altup_router_norm.weight", width);
        list.matrix("laurel_l.weight", width, laurel);
        list.matrix("laurel_r.weight", laurel, width);
        list.vector("laurel_post_norm.weight", width);
    }

    private void experts(FeedForward.Experts experts) {
        list.vector("ffn_gate_inp.scale", width);
        list.vector("pre_ffw_norm_2.weight", width);
        list.vector("post_ffw_norm_1.weight", width);
        list.vector("post_ffw_norm_2.weight", width);
        list.vector("ffn_down_exps.scale", experts.count());
    }
}
