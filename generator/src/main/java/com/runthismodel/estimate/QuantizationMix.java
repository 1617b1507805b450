package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.List;

/** Which type each tensor gets in a file of a named quantization (memory model 5). */
final class QuantizationMix {
    private final TensorType standard;
    private final TypeRules rules;

    private QuantizationMix(KnownArchitecture model, List<Tensor> tensors, String name, boolean importance) {
        standard = FileTypes.standard(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + name + "\" is not a quantization of llama-quantize"));
        rules = new TypeRules(model, tensors, name, importance);
    }

    /** Types in the order of {@code tensors}; {@code importance} tells whether an importance matrix was used. */
    static List<TensorType> of(KnownArchitecture model, List<Tensor> tensors, String name, boolean importance) {
        QuantizationMix mix = new QuantizationMix(model, tensors, name, importance);
        return tensors.stream().map(mix::type).toList();
    }

    private TensorType type(Tensor tensor) {
        if (standard == TensorType.F32) return TensorType.F32;
        if (keptF32(tensor)) return TensorType.F32;
        if (!quantisable(tensor)) return TensorType.F16;
        if (!standard.quantised()) return standard;
        return fitting(tensor, rules.type(tensor, standard));
    }

    /** What the converter writes as F32 whatever is asked for. */
    private static boolean keptF32(Tensor tensor) {
        return tensor.vector()
                || !tensor.name().endsWith(".weight")
                || tensor.kind().keptF32();
    }

    private static boolean quantisable(Tensor tensor) {
        return !tensor.vector() && !tensor.kind().copied();
    }

    /** Rows that are no multiple of the block take a type with smaller blocks, or F16. */
    private static TensorType fitting(Tensor tensor, TensorType wanted) {
        if (tensor.columns() % wanted.blockWeights() == 0) return wanted;
        TensorType smaller = switch (wanted) {
            case IQ1_S, IQ1_M, IQ2_XXS, IQ2_XS, IQ2_S, IQ3_XXS, IQ3_S, IQ4_XS -> TensorType.IQ4_NL;
            case Q2_K, Q3_K, TQ1_0, TQ2_0 -> TensorType.Q4_0;
            case Q4_K -> TensorType.Q5_0;
            case Q5_K -> TensorType.Q5_1;
            case Q6_K -> TensorType.Q8_0;
            default -> TensorType.F16;
        };
        return tensor.columns() % smaller.blockWeights() == 0 ? smaller : TensorType.F16;
    }
}
