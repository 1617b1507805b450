package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import java.util.List;

/** Lists the tensors of a model in file order, as llama.cpp's converter writes them (memory model 5). */
public final class TensorPlan {
    private final KnownArchitecture model;
    private final TensorList list = new TensorList();

    private TensorPlan(KnownArchitecture model) {
        this.model = model;
    }

    public static List<Tensor> of(KnownArchitecture model) {
        return new TensorPlan(model).list();
    }

    private List<Tensor> list() {
        input();
        output();
        blocks();
        return list.done();
    }

    /** Blocks that are made alike have the same tensors, but for the first, which some architectures make otherwise. */
    private void blocks() {
        BlockTensors blocks = new BlockTensors(model, list);
        int[] starts = new int[model.layers().size() + 1];
        for (int i = 0; i < model.layers().size(); i++) {
            starts[i] = list.size();
            int alike = i == 0 ? 0 : earlier(i);
            if (alike > 0) list.again(i, starts[alike], starts[alike + 1]);
            else blocks.add(i);
            starts[i + 1] = list.size();
        }
    }

    /** The nearest block before this one that is made like it; 0 where there is none. */
    private int earlier(int block) {
        int earlier = block - 1;
        while (earlier > 0 && !model.layers().get(earlier).equals(model.layers().get(block))) earlier--;
        return earlier;
    }

    private void input() {
        list.at(Tensor.INPUT);
        list.matrix("token_embd.weight", model.width(), model.vocabulary());
        if (model.has(Trait.POSITION_EMBEDDING))
            list.matrix("position_embd.weight", model.width(), model.contextTokens());
        if (model.has(Trait.TOKEN_TYPES)) list.matrix("token_types.weight", model.width(), model.extra("token_types"));
        new GemmaTensors(model, list).input();
        list.at(Tensor.FIRST);
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
