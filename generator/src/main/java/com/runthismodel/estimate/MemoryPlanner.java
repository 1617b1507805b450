package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.unit.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Memory of a variant with the compute buffer planned step by step, as llama.cpp does, where the model's graph is one we can
 * replay: exact where the closed form of {@link MemoryEstimator} is a bound, above all with layers left in RAM. A thousand
 * times slower, so pages and browsers use the closed form.
 */
public final class MemoryPlanner {
    private final KnownArchitecture model;
    private final Coefficients coefficients;
    private final Map<String, Long> bytes;

    private MemoryPlanner(KnownArchitecture model, Coefficients coefficients, Map<String, Long> bytes) {
        this.model = model;
        this.coefficients = coefficients;
        this.bytes = bytes;
    }

    public static MemoryPlanner of(KnownArchitecture model, String quantization, OptionalLong measuredTensorBytes) {
        List<Tensor> tensors = TensorPlan.of(model);
        List<TensorType> types = QuantizationMix.of(model, tensors, quantization, false);
        Map<String, Long> bytes = new HashMap<>();
        for (int i = 0; i < tensors.size(); i++)
            bytes.put(tensors.get(i).name(), CoefficientsBuilder.gpuBytes(tensors.get(i), types.get(i)));
        return new MemoryPlanner(model, Coefficients.of(model, quantization, measuredTensorBytes), bytes);
    }

    public Coefficients coefficients() {
        return coefficients;
    }

    public MemoryEstimate plan(RunSettings asked) {
        MemoryEstimate closed = MemoryEstimator.of(coefficients, asked);
        if (!GraphReplay.covers(model)) return closed;
        RunSettings settings = MemoryEstimator.effective(coefficients, asked);
        long compute = GraphReplay.gpuCompute(model, bytes, settings, Pool.of(settings, coefficients.windowTokens()));
        return closed.withGpuCompute(new Bytes(compute));
    }
}
