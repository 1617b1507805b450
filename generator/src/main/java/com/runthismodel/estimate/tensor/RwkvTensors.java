package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer.Recurrent;

/** The tensors of an RWKV block of the sixth or seventh generation: mixing of times, then of channels. */
final class RwkvTensors {
    private final KnownArchitecture model;
    private final TensorList list;
    private final long width;

    RwkvTensors(KnownArchitecture model, TensorList list) {
        this.model = model;
        this.list = list;
        this.width = model.width();
    }

    void add(Recurrent part) {
        if (model.name().equals("rwkv7")) seventh();
        else sixth(part);
        for (String matrix : new String[] {"key", "value", "receptance", "output"})
            list.matrix("time_mix_" + matrix + ".weight", width, width);
        list.norm("time_mix_ln", width, true);
        list.vector("channel_mix_lerp_k.weight", width);
        list.matrix("channel_mix_key.weight", width, model.extra("channel_mix"));
        list.matrix("channel_mix_value.weight", model.extra("channel_mix"), width);
    }

    private void seventh() {
        low("w", model.extra("decay_rank"));
        low("a", model.extra("rate_rank"));
        // The first block has no value to mix in; it carries matrices of the other width unused.
        low("v", list.first() ? model.extra("rate_rank") : model.extra("value_rank"));
        pair("g", model.extra("gate_rank"));
        list.stack("time_mix_lerp_fused.weight", width, 1, 6);
        for (String vector : new String[] {"k_k", "k_a", "r_k"}) list.vector("time_mix_" + vector + ".weight", width);
    }

    private void low(String name, long rank) {
        list.vector("time_mix_" + name + "0.weight", width);
        pair(name, rank);
    }

    private void pair(String name, long rank) {
        list.matrix("time_mix_" + name + "1.weight", width, rank);
        list.matrix("time_mix_" + name + "2.weight", rank, width);
    }

    private void sixth(Recurrent part) {
        long mix = model.extra("mix_rank");
        list.matrix("time_mix_w1.weight", width, 5 * mix);
        list.stack("time_mix_w2.weight", mix, width, 5);
        list.vector("time_mix_lerp_x.weight", width);
        list.stack("time_mix_lerp_fused.weight", width, 1, 5);
        list.matrix("time_mix_first.weight", part.state(), width / part.state());
        list.vector("time_mix_decay.weight", width);
        list.matrix("time_mix_decay_w1.weight", width, model.extra("decay_rank"));
        list.matrix("time_mix_decay_w2.weight", model.extra("decay_rank"), width);
        list.matrix("time_mix_gate.weight", width, width);
        list.vector("channel_mix_lerp_r.weight", width);
        list.matrix("channel_mix_receptance.weight", width, width);
    }
}
