package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.List;
import java.util.OptionalLong;

/**
 * All that memory arithmetic needs of one variant, in integers: what {@code estimate.js} gets as JSON (memory model 4).
 *
 * @param inputHostBytes weights that stay in RAM always: token embeddings and the like
 * @param outputGpuBytes output matrix and last norm on a GPU; on the host they take {@code outputHostBytes}
 * @param kinds distinct blocks; {@code order} names the kind of each layer
 */
public record Coefficients(
        String architecture,
        String quantization,
        long tensorBytes,
        long inputHostBytes,
        long outputGpuBytes,
        long outputHostBytes,
        long windowTokens,
        List<Block> kinds,
        List<Integer> order) {

    /** One kind of block: bytes of its weights and widths of what it caches. */
    public record Block(
            long gpuBytes,
            long hostBytes,
            long expertGpuBytes,
            long expertHostBytes,
            long keyWidth,
            long valueWidth,
            boolean windowed,
            long stateBytes) {}

    /** Takes the bytes of a real file's tensors where they are known: they beat the computed ones. */
    public static Coefficients of(
            KnownArchitecture architecture, String quantization, OptionalLong measuredTensorBytes) {
        throw new UnsupportedOperationException();
    }
}
