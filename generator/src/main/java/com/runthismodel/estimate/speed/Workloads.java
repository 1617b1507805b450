package com.runthismodel.estimate.speed;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Visits;

/** What a token reads, from the same coefficients that memory is worked out with. {@code speed.js} does the same sums. */
public final class Workloads {
    private Workloads() {}

    /** For a user whose context holds so many tokens, with keys and values of these types. */
    public static Workload of(Coefficients model, long contextTokens, TensorType key, TensorType value) {
        Visits visits = model.visits();
        WeightFormat format = WeightFormat.of(model.quantization());
        long expertBytes = 0;
        long bytes = model.outputGpuBytes();
        long cache = 0;
        for (int kind : model.order()) {
            Block block = model.kinds().get(kind);
            expertBytes += visits.routed(block.expertGpuBytes());
            bytes += read(block, visits);
            cache += cacheBytes(model, block, contextTokens, key, value);
        }
        return new Workload(
                bytes,
                expertBytes,
                visits.experts(),
                visits.expertsUsed(),
                cache,
                parameters(bytes, format),
                model.order().size(),
                visits.recurrentLayers(),
                format,
                visits.attention(model.windowTokens()));
    }

    /** Part of the weights a token reads that these settings leave in system memory: whole layers, or their experts. */
    public static long hostBytes(Coefficients model, RunSettings settings) {
        Visits visits = model.visits();
        int layers = model.order().size();
        int firstOnGpu = Math.max(layers + 1 - settings.gpuLayers(), 0);
        long bytes = settings.gpuLayers() > 0 ? 0 : model.outputGpuBytes();
        for (int i = 0; i < layers; i++) {
            Block block = model.kinds().get(model.order().get(i));
            if (i < firstOnGpu) bytes += read(block, visits);
            else if (i < settings.cpuMoeLayers()) bytes += visits.routed(block.expertGpuBytes());
        }
        return bytes;
    }

    private static long read(Block block, Visits visits) {
        return block.gpuBytes() - block.expertGpuBytes() + visits.routed(block.expertGpuBytes());
    }

    /** Recurrent states are read too; what that costs is part of the factor on recurrent layers. */
    private static long cacheBytes(
            Coefficients model, Block block, long contextTokens, TensorType key, TensorType value) {
        long tokens = block.windowed() ? Math.min(contextTokens, model.windowTokens()) : contextTokens;
        return tokens * (key.bytesRoundedUp(block.keyWidth()) + value.bytesRoundedUp(block.valueWidth()));
    }

    /** Close enough for operations: bytes read over the mean bits of the file's weights. */
    private static long parameters(long bytes, WeightFormat format) {
        return Math.round(bytes * 8 / format.usualBits());
    }
}
