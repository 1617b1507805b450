package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.List;
import java.util.OptionalLong;

/** The tensors of a model, listed once for all the quantizations somebody asks about. */
public final class ModelTensors {
    private final KnownArchitecture model;
    private final List<Tensor> tensors;

    private ModelTensors(KnownArchitecture model) {
        this.model = model;
        this.tensors = TensorPlan.of(model);
    }

    public static ModelTensors of(KnownArchitecture model) {
        return new ModelTensors(model);
    }

    /** Takes the bytes of a real file's tensors where they are known: they beat the computed ones. */
    public Coefficients coefficients(String quantization, OptionalLong measuredTensorBytes) {
        return new CoefficientsBuilder(model, tensors, quantization, false).build(measuredTensorBytes);
    }
}
