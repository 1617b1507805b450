package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.tensor.StoredTensor;
import java.util.List;
import java.util.OptionalLong;

/**
 * All that the arithmetic of memory and speed needs of one variant, in integers: what {@code estimate.js} gets as JSON (memory model 4).
 *
 * @param tensorBytes bytes of the tensors in the file
 * @param inputBytes weights that stay in RAM always: token embeddings and the like
 * @param outputGpuBytes output matrix and last norm on a GPU; on the host they take {@code outputHostBytes}
 * @param ropeGpuBytes rotary factors, copied to each device that holds a block
 * @param windowTokens sliding window or chunk; 0 where there is none
 * @param widestValue widest value row of all layers
 * @param kinds distinct blocks; {@code order} names the kind of each layer
 * @param encoder whether it gives embeddings instead of tokens
 * @param visits what a token of it reads, beside the bytes of its blocks
 * @param fetching room for what blocks in RAM, or their experts, fetch to the card
 */
public record Coefficients(
        String architecture,
        String quantization,
        long tensorBytes,
        long inputBytes,
        long outputGpuBytes,
        long outputHostBytes,
        long ropeGpuBytes,
        long ropeHostBytes,
        long windowTokens,
        long widestValue,
        List<Block> kinds,
        List<Integer> order,
        boolean encoder,
        Visits visits,
        ComputeTerms compute,
        Fetching fetching,
        Limits limits) {

    public Coefficients {
        kinds = List.copyOf(kinds);
        order = List.copyOf(order);
    }

    /**
     * One kind of block: bytes of its weights, widths of the rows it caches, numbers of its state.
     *
     * @param expertGpuBytes part of {@code gpuBytes} that {@code --n-cpu-moe} leaves in RAM
     * @param keyWidth numbers cached as key for a token; 0 where nothing is cached
     * @param stateNumbers numbers kept for each sequence, always F32
     */
    public record Block(
            long gpuBytes,
            long hostBytes,
            long expertGpuBytes,
            long expertHostBytes,
            long keyWidth,
            long valueWidth,
            boolean windowed,
            long stateNumbers) {

        /** The same by its numbers: asked for each layer of each quantization, where a record's own equals is slow. */
        boolean is(Block other) {
            return gpuBytes == other.gpuBytes
                    && hostBytes == other.hostBytes
                    && expertGpuBytes == other.expertGpuBytes
                    && expertHostBytes == other.expertHostBytes
                    && keyWidth == other.keyWidth
                    && valueWidth == other.valueWidth
                    && windowed == other.windowed
                    && stateNumbers == other.stateNumbers;
        }
    }

    /** Takes the bytes of a real file's tensors where they are known: they beat the computed ones. */
    public static Coefficients of(KnownArchitecture model, String quantization, OptionalLong measuredTensorBytes) {
        return ModelTensors.of(model).coefficients(quantization, measuredTensorBytes);
    }

    /** Takes the tensors of a real file, each in its own type. Blocks beyond the model's, for prediction, are not loaded. */
    public static Coefficients ofFile(KnownArchitecture model, List<StoredTensor> tensors) {
        return ModelTensors.stored(model, "as stored", tensors);
    }

    Block block(int layer) {
        return kinds.get(order.get(layer));
    }

    int layers() {
        return order.size();
    }
}
