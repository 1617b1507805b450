package com.runthismodel.estimate;

import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.unit.Bytes;
import java.util.Optional;

/** Settings and coefficients in, a breakdown out (memory model 4). */
public final class MemoryEstimator {
    private final Coefficients model;
    private final RunSettings settings;
    private final Pool pool;
    private long gpuWeights;
    private long hostWeights;
    private long gpuKv;
    private long hostKv;
    private long gpuState;
    private long hostState;

    private MemoryEstimator(Coefficients model, RunSettings settings) {
        this.model = model;
        this.settings = settings;
        this.pool = Pool.of(model, settings);
    }

    /** Why llama.cpp would not start with these settings; empty when it would. */
    public static Optional<String> refusal(Coefficients coefficients, RunSettings settings) {
        return Refusal.of(coefficients, settings);
    }

    public static MemoryEstimate of(Coefficients coefficients, RunSettings settings) {
        return new MemoryEstimator(coefficients, effective(coefficients, settings)).estimate();
    }

    /** "Auto" is off where CUDA has no kernel for the model's heads, unless quantised values need it. */
    static RunSettings effective(Coefficients model, RunSettings settings) {
        boolean without = settings.flashAttention()
                && !model.limits().flashAttention()
                && !settings.valueType().quantised();
        return without ? settings.withFlashAttention(false) : settings;
    }

    private MemoryEstimate estimate() {
        hostWeights = model.inputBytes();
        if (settings.gpuLayers() > 0) gpuWeights += model.outputGpuBytes();
        else hostWeights += model.outputHostBytes();
        int firstOnGpu = Math.max(model.layers() + 1 - settings.gpuLayers(), 0);
        if (firstOnGpu < model.layers()) gpuWeights += model.ropeGpuBytes();
        if (firstOnGpu > 0) hostWeights += model.ropeHostBytes();
        layers(firstOnGpu);
        ComputeBuffer buffer = new ComputeBuffer(model.compute(), settings, pool);
        return new MemoryEstimate(
                new Bytes(gpuWeights),
                new Bytes(gpuKv),
                new Bytes(gpuState),
                new Bytes(compute(buffer, firstOnGpu)),
                new Bytes(hostWeights),
                new Bytes(hostKv),
                new Bytes(hostState),
                new Bytes(buffer.host()),
                new Bytes(output()));
    }

    private long compute(ComputeBuffer buffer, int firstOnGpu) {
        if (firstOnGpu > 0) return buffer.gpuFetching(model, model.fetching().layers());
        return settings.cpuMoeLayers() > 0 && !model.fetching().experts().isEmpty()
                ? buffer.gpuFetching(model, model.fetching().experts())
                : buffer.gpu();
    }

    /** One row of logits for each sequence, and of the embedding where that is asked for (memory model 4.4). */
    private long output() {
        ComputeTerms widths = model.compute();
        return 4 * settings.sequences() * (widths.vocabulary() + (model.encoder() ? widths.width() : 0));
    }

    /** Layers of one kind take the same: they are counted first, and each kind is worked out once. */
    private void layers(int firstOnGpu) {
        int kinds = model.kinds().size();
        int[] onGpu = new int[kinds];
        int[] expertsInRam = new int[kinds];
        int[] onHost = new int[kinds];
        for (int i = 0; i < model.layers(); i++) {
            int kind = model.order().get(i);
            if (i < firstOnGpu) onHost[kind]++;
            else if (i < settings.cpuMoeLayers()) expertsInRam[kind]++;
            else onGpu[kind]++;
        }
        for (int kind = 0; kind < kinds; kind++) {
            Block block = model.kinds().get(kind);
            gpu(block, onGpu[kind] + expertsInRam[kind]);
            experts(block, expertsInRam[kind]);
            host(block, onHost[kind]);
        }
    }

    private void gpu(Block block, long count) {
        if (count == 0) return;
        gpuWeights += count * block.gpuBytes();
        if (!settings.gpuCache()) {
            hostCache(block, count);
            return;
        }
        gpuKv += count * pool.gpuCache(block, model.widestValue());
        gpuState += count * state(block);
    }

    private void experts(Block block, long count) {
        gpuWeights -= count * block.expertGpuBytes();
        hostWeights += count * block.expertHostBytes();
    }

    private void host(Block block, long count) {
        if (count == 0) return;
        hostWeights += count * block.hostBytes();
        hostCache(block, count);
    }

    private void hostCache(Block block, long count) {
        hostKv += count * pool.hostCache(block, model.widestValue());
        hostState += count * state(block);
    }

    private long state(Block block) {
        return 4 * block.stateNumbers() * settings.sequences();
    }
}
