package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.ArrayList;
import java.util.List;

/** Which type each tensor gets in a file of a named quantization (memory model 5). */
public final class QuantizationMix {
    private final TensorType standard;
    private final TypeRules rules;

    public QuantizationMix(KnownArchitecture model, TypeRules.Counts counts, String name, boolean importance) {
        standard = FileTypes.standard(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + name + "\" is not a quantization of llama-quantize"));
        rules = new TypeRules(model, counts, name, importance);
    }

    /** Types in the order of {@code tensors}; {@code importance} tells whether an importance matrix was used. */
    static List<TensorType> of(KnownArchitecture model, List<Tensor> tensors, String name, boolean importance) {
        return new QuantizationMix(model, TypeRules.Counts.of(model, tensors), name, importance).types(tensors);
    }

    /** Counts as it goes: one use. */
    public List<TensorType> types(List<Tensor> tensors) {
        List<TensorType> types = new ArrayList<>(tensors.size());
        for (Tensor tensor : tensors) types.add(type(tensor));
        return types;
    }

    private TensorType type(Tensor tensor) {
        if (standard == TensorType.F32) return TensorType.F32;
        if (tensor.vector() || tensor.kind().keptF32()) return TensorType.F32;
        if (tensor.kind().copied()) return TensorType.F16;
        if (!standard.quantised()) return standard;
        return tensor.shape().fitting(rules.type(tensor, standard));
    }
}
