package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import java.util.List;

/** Lists the tensors of a model in file order, as llama.cpp's converter writes them (memory model 5). */
final class TensorPlan {
    private final KnownArchitecture model;
    private final TensorList list = new TensorList();

    private TensorPlan(KnownArchitecture model) {
        this.model = model;
    }

    static List<Tensor> of(KnownArchitecture model) {
        return new TensorPlan(model).list();
    }

    private List<Tensor> list() {
        input();
        output();
        BlockTensors blocks = new BlockTensors(model, list);
        for (int i = 0; i < model.layers().size(); i++) blocks.add(i);
        return list.done();
    }

    private void input() {
        list.at(Tensor.INPUT);
        list.matrix("token_embd.weight", model.width(), model.vocabulary());
        if (model.has(Trait.POSITION_EMBEDDING))
            list.matrix("position_embd.weight", model.width(), model.contextTokens());
        new GemmaTensors(model, list).input();
        // llama.cpp looks token types up where the first block runs.
        list.at(Tensor.OUTPUT);
        if (model.has(Trait.TOKEN_TYPES)) list.matrix("token_types.weight", model.width(), model.extra("token_types"));
        list.at(Tensor.INPUT);
        if (model.has(Trait.EMBEDDING_NORM)) list.norm("token_embd_norm", model.width(), model.has(Trait.NORM_BIAS));
    }

    private void output() {
        list.at(Tensor.OUTPUT);
        if (!model.has(Trait.NO_OUTPUT_NORM) && !model.has(Trait.BARE_NORMS))
            list.norm("output_norm", model.width(), model.has(Trait.NORM_BIAS));
        if (!model.tied() && !model.has(Trait.ENCODER))
            list.linear("output", model.width(), model.vocabulary(), model.has(Trait.OUTPUT_BIAS));
        new GemmaTensors(model, list).output();
        long half = model.extra("rope") / 2;
        if (model.has(Trait.ROPE_FREQUENCIES)) list.vector("rope_freqs.weight", half);
        if (model.has(Trait.LONG_ROPE)) {
            list.vector("rope_factors_long.weight", half);
            list.vector("rope_factors_short.weight", half);
        }
    }
}
