package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.unit.Bytes;
import java.util.List;

/** How large a file of a quantization is (memory model 5). */
public final class FileSize {
    private FileSize() {}

    /** Bytes of the tensors alone, as llama-quantize writes them without an importance matrix. */
    public static Bytes tensorBytes(KnownArchitecture model, String quantization) {
        List<Tensor> tensors = TensorPlan.of(model);
        List<TensorType> types = QuantizationMix.of(model, tensors, quantization, false);
        long sum = 0;
        for (int i = 0; i < tensors.size(); i++)
            sum += tensors.get(i).size(types.get(i)).file();
        return new Bytes(sum);
    }

    /** Parameters of the language model without multi-token-prediction blocks. */
    public static long parameters(KnownArchitecture model) {
        return TensorPlan.of(model).stream().mapToLong(Tensor::numbers).sum();
    }
}
