package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.catalog.architecture.Trait;

/** The tensors of the recurrent part of a block. */
final class RecurrentTensors {
    private final KnownArchitecture model;
    private final TensorList list;
    private final long width;

    RecurrentTensors(KnownArchitecture model, TensorList list) {
        this.model = model;
        this.list = list;
        this.width = model.width();
    }

    void add(Recurrent part) {
        switch (part.kind()) {
            case MAMBA -> mamba(part);
            case MAMBA2 -> mamba2(part);
            case DELTA_NET -> deltaNet(part);
            case SHORT_CONVOLUTION -> shortConvolution(part);
            case KIMI_DELTA -> kimiDelta(part);
            case RWKV -> new RwkvTensors(model, list).add(part);
        }
    }

    private void mamba(Recurrent part) {
        long inner = part.inner();
        list.matrix("ssm_in.weight", width, 2 * inner);
        list.matrix("ssm_conv1d.weight", part.kernel(), inner);
        list.vector("ssm_conv1d.bias", inner);
        list.matrix("ssm_x.weight", inner, part.ranks() + 2 * part.state());
        list.matrix("ssm_dt.weight", part.ranks(), inner);
        list.vector("ssm_dt.bias", inner);
        list.matrix("ssm_a", part.state(), inner);
        list.vector("ssm_d", inner);
        list.matrix("ssm_out.weight", inner, width);
        if (model.has(Trait.STATE_NORMS) && !model.name().equals("mamba")) {
            list.vector("ssm_dt_norm.weight", part.ranks());
            list.vector("ssm_b_norm.weight", part.state());
            list.vector("ssm_c_norm.weight", part.state());
        }
    }

    private void mamba2(Recurrent part) {
        long inner = part.inner();
        long mixed = inner + 2 * part.groups() * part.state();
        list.matrix("ssm_in.weight", width, inner + mixed + part.ranks());
        list.matrix("ssm_conv1d.weight", part.kernel(), mixed);
        list.vector("ssm_conv1d.bias", mixed);
        list.vector("ssm_dt.bias", part.ranks());
        list.vector("ssm_a", part.ranks());
        list.vector("ssm_d", part.ranks());
        if (model.has(Trait.STATE_NORMS) || model.name().equals("mamba2"))
            list.matrix("ssm_norm.weight", inner / part.groups(), part.groups());
        list.matrix("ssm_out.weight", inner, width);
    }

    private void deltaNet(Recurrent part) {
        long keys = part.groups() * part.state();
        list.matrix("attn_qkv.weight", width, 2 * keys + part.inner());
        list.matrix("attn_gate.weight", width, part.inner());
        list.matrix("ssm_conv1d.weight", part.kernel(), 2 * keys + part.inner());
        list.vector("ssm_dt.bias", part.ranks());
        list.vector("ssm_a", part.ranks());
        if (model.name().equals("qwen3next")) {
            list.matrix("ssm_ba.weight", width, 2 * part.ranks());
        } else {
            list.matrix("ssm_beta.weight", width, part.ranks());
            list.matrix("ssm_alpha.weight", width, part.ranks());
        }
        list.vector("ssm_norm.weight", part.inner() / part.ranks());
        list.matrix("ssm_out.weight", part.inner(), width);
    }

    private void shortConvolution(Recurrent part) {
        list.matrix("shortconv.conv.weight", part.kernel(), width);
        list.matrix("shortconv.in_proj.weight", width, 3 * width);
        list.matrix("shortconv.out_proj.weight", width, width);
    }

    private void kimiDelta(Recurrent part) {
        long head = part.state();
        for (String input : new String[] {"q", "k", "v"})
            list.matrix("ssm_conv1d_" + input + ".weight", part.kernel(), part.inner());
        for (String input : new String[] {"q", "k", "v"}) list.matrix("attn_" + input + ".weight", width, part.inner());
        for (String gate : new String[] {"f", "g"}) {
            list.matrix("ssm_" + gate + "_a.weight", width, head);
            list.matrix("ssm_" + gate + "_b.weight", head, part.inner());
        }
        list.matrix("ssm_beta.weight", width, part.ranks());
        list.vector("ssm_a", part.ranks());
        list.vector("ssm_dt.bias", part.inner());
        list.vector("ssm_norm.weight", head);
        list.matrix("attn_output.weight", part.inner(), width);
    }
}
