package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.tensor.Tensor;
import com.runthismodel.estimate.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Sums tensors by the place they are loaded to (memory model 4.3). */
final class CoefficientsBuilder {
    private final KnownArchitecture model;
    private final ModelTensors all;
    private final String quantization;
    private final List<TensorType> types;
    private final Sums[] blocks;
    private final Sums input = new Sums();
    private final Sums output = new Sums();

    /** {@code types} are those of the tensors, in their order. */
    CoefficientsBuilder(ModelTensors all, String quantization, List<TensorType> types) {
        this.model = all.model();
        this.all = all;
        this.quantization = quantization;
        this.types = types;
        this.blocks = new Sums[model.layers().size()];
    }

    Coefficients build(OptionalLong measured) {
        for (int i = 0; i < blocks.length; i++) blocks[i] = new Sums();
        long total = sum();
        if (measured.isPresent() && measured.getAsLong() != total) {
            double ratio = measured.getAsLong() / (double) total;
            for (Sums block : blocks) block.scale(ratio);
            input.scale(ratio);
            output.scale(ratio);
            total = measured.getAsLong();
        }
        return coefficients(total);
    }

    private long sum() {
        long total = 0;
        for (int i = 0; i < types.size(); i++) {
            Tensor tensor = all.tensors().get(i);
            TensorShape.Size size = tensor.size(types.get(i));
            int place = tensor.layer();
            sums(place).add(tensor, size);
            total += size.file();
        }
        return total;
    }

    private Sums sums(int place) {
        return switch (place) {
            case Tensor.INPUT -> input;
            case Tensor.OUTPUT -> output;
            case Tensor.FIRST -> blocks[0];
            default -> blocks[place];
        };
    }

    private Coefficients coefficients(long total) {
        List<Block> kinds = new ArrayList<>();
        List<Integer> order = order(kinds);
        TensorShape.Size copied = all.tied() ? embedding() : new TensorShape.Size(0, 0, 0);
        // These ask for the output first: in RAM it is then not the table itself but a second one (gemma4.cpp).
        boolean twice = model.name().equals("gemma3n") || model.name().equals("gemma4");
        return new Coefficients(
                model.name(),
                quantization,
                total,
                input.host,
                output.gpu + copied.gpu(),
                output.host + (twice ? copied.host() : 0),
                output.ropeGpu,
                output.ropeHost,
                model.windowTokens(),
                kinds.stream().mapToLong(Block::valueWidth).max().orElse(0),
                kinds,
                order,
                model.has(Trait.ENCODER),
                all.visits(),
                all.compute(),
                new Fetching(all.fetches(), types),
                all.limits());
    }

    /** Fills {@code kinds} with what there is, and says which of them each layer is. */
    private List<Integer> order(List<Block> kinds) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < blocks.length; i++) {
            Block block = block(blocks[i], model.layers().get(i));
            int kind = 0;
            while (kind < kinds.size() && !kinds.get(kind).is(block)) kind++;
            if (kind == kinds.size()) kinds.add(block);
            order.add(kind);
        }
        return order;
    }

    /** With tied embeddings the table is loaded a second time, as the output. */
    private TensorShape.Size embedding() {
        for (int i = 0; i < types.size(); i++) {
            Tensor tensor = all.tensors().get(i);
            if (tensor.layer() < 0 && tensor.part().equals("token_embd.weight")) return tensor.size(types.get(i));
        }
        throw new IllegalStateException(model.name() + " has no embeddings");
    }

    private Block block(Sums sum, Layer layer) {
        Mixer mixer = layer.mixer();
        long state = 0;
        if (mixer instanceof Mixer.Both both) {
            state = both.recurrent().convolutionNumbers() + both.recurrent().stateNumbers();
            mixer = both.attention();
        }
        if (mixer instanceof Mixer.Recurrent part) state = part.convolutionNumbers() + part.stateNumbers();
        long key = 0;
        long value = 0;
        boolean windowed = false;
        if (mixer instanceof Mixer.Latent latent) {
            key = latent.cachedKey();
            value = latent.cachedValue();
        }
        if (mixer instanceof Mixer.Attention attention && attention.cached()) {
            key = attention.keyWidth();
            value = attention.valueWidth();
            windowed = attention.windowed();
        }
        return new Block(sum.gpu, sum.host, sum.expertGpu, sum.expertHost, key, value, windowed, state);
    }

    private static final class Sums {
        private long gpu;
        private long host;
        private long expertGpu;
        private long expertHost;
        private long ropeGpu;
        private long ropeHost;

        /** A file whose tensors we cannot list exactly is spread over them in proportion. */
        void scale(double ratio) {
            gpu = Math.round(gpu * ratio);
            host = Math.round(host * ratio);
            expertGpu = Math.round(expertGpu * ratio);
            expertHost = Math.round(expertHost * ratio);
        }

        void add(Tensor tensor, TensorShape.Size size) {
            if (tensor.ropeFactor()) {
                ropeGpu += size.gpu();
                ropeHost += size.host();
                return;
            }
            gpu += size.gpu();
            host += size.host();
            if (!tensor.expert()) return;
            expertGpu += size.gpu();
            expertHost += size.host();
        }
    }
}
