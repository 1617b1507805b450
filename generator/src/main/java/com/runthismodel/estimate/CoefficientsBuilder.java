package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.Coefficients.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Sums tensors by the place they are loaded to (memory model 4.3). */
final class CoefficientsBuilder {
    private final KnownArchitecture model;
    private final String quantization;
    private final List<Tensor> tensors;
    private final List<TensorType> types;

    CoefficientsBuilder(KnownArchitecture model, List<Tensor> tensors, String quantization, boolean importance) {
        this.model = model;
        this.quantization = quantization;
        this.tensors = tensors;
        this.types = QuantizationMix.of(model, tensors, quantization, importance);
    }

    CoefficientsBuilder(KnownArchitecture model, List<StoredTensor> stored) {
        this.model = model;
        this.quantization = "as stored";
        List<StoredTensor> loaded = stored.stream()
                .filter(tensor -> tensor.tensor().layer() < model.layers().size())
                .toList();
        this.tensors = loaded.stream().map(StoredTensor::tensor).toList();
        this.types = loaded.stream().map(StoredTensor::type).toList();
    }

    Coefficients build(OptionalLong measured) {
        int blocks = model.layers().size();
        Sums[] sums = new Sums[blocks];
        for (int i = 0; i < blocks; i++) sums[i] = new Sums();
        Sums input = new Sums();
        Sums output = new Sums();
        for (int i = 0; i < tensors.size(); i++) {
            int place = tensors.get(i).layer();
            Sums sum = place == Tensor.INPUT ? input : place == Tensor.OUTPUT ? output : sums[place];
            sum.add(tensors.get(i), types.get(i));
        }
        long total = total();
        if (measured.isPresent() && measured.getAsLong() != total) {
            double ratio = measured.getAsLong() / (double) total;
            for (Sums sum : sums) sum.scale(ratio);
            input.scale(ratio);
            output.scale(ratio);
            total = measured.getAsLong();
        }
        return coefficients(input, output, sums, total);
    }

    private long total() {
        long total = 0;
        for (int i = 0; i < tensors.size(); i++)
            total += types.get(i).bytes(tensors.get(i).numbers());
        return total;
    }

    private Coefficients coefficients(Sums input, Sums output, Sums[] sums, long total) {
        List<Block> kinds = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            Block block = block(sums[i], model.layers().get(i));
            int kind = kinds.indexOf(block);
            if (kind < 0) kinds.add(block);
            order.add(kind < 0 ? kinds.size() - 1 : kind);
        }
        long copied = model.tied() ? embedding() : 0;
        return new Coefficients(
                model.name(),
                quantization,
                total,
                input.host,
                output.gpu + copied,
                output.host,
                output.ropeGpu,
                output.ropeHost,
                model.windowTokens(),
                kinds.stream().mapToLong(Block::valueWidth).max().orElse(0),
                kinds,
                order,
                model.has(Trait.ENCODER),
                ComputeTermsBuilder.of(model),
                limits());
    }

    private Limits limits() {
        boolean fused = model.has(Trait.FUSED_QKV) && model.has(Trait.FUSED_GATE_UP) && !model.has(Trait.QUERY_BIAS);
        long keyHead = 0;
        boolean latent = false;
        boolean kernel = true;
        for (Layer layer : model.layers()) {
            Mixer mixer = layer.mixer() instanceof Mixer.Both both ? both.attention() : layer.mixer();
            if (mixer instanceof Mixer.Latent part) {
                latent |= !part.expanded();
                kernel &= !part.expanded() || FlashAttention.runs(part.keyHead(), part.valueHead());
            }
            if (!(mixer instanceof Mixer.Attention attention)) continue;
            keyHead = attention.keyHead();
            kernel &= FlashAttention.runs(attention.keyHead(), attention.valueHead());
        }
        return new Limits(latent, keyHead, kernel, model.layers().size(), tensors.size(), fused ? 51 : 0);
    }

    /** With tied embeddings the table is loaded a second time, as the output. */
    private long embedding() {
        for (int i = 0; i < tensors.size(); i++)
            if (tensors.get(i).name().equals("token_embd.weight")) return gpuBytes(tensors.get(i), types.get(i));
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

    /** CUDA pads quantised rows to 512 numbers, once a tensor, and every tensor to 128 bytes (memory model 4.3). */
    static long gpuBytes(Tensor tensor, TensorType type) {
        return padded(type.bytes(tensor.numbers()), tensor.columns(), type);
    }

    static long padded(long bytes, long columns, TensorType type) {
        long missing = type.quantised() && columns % 512 != 0 ? type.bytesRoundedUp(512 - columns % 512) : 0;
        return (bytes + missing + 127) / 128 * 128;
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

        void add(Tensor tensor, TensorType type) {
            long onGpu = gpuBytes(tensor, type);
            long onHost = Pool.padded(type.bytes(tensor.numbers()), 32);
            if (tensor.ropeFactor()) {
                ropeGpu += onGpu;
                ropeHost += onHost;
                return;
            }
            gpu += onGpu;
            host += onHost;
            if (!tensor.expert()) return;
            expertGpu += onGpu;
            expertHost += onHost;
        }
    }
}
