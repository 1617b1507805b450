package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The default tensor type of each named GGUF quantization (memory model 5). */
public final class FileTypes {
    private static final Map<String, TensorType> STANDARD = standard();

    private FileTypes() {}

    /** Empty for a name that is no llama-quantize product we know. */
    public static Optional<TensorType> standard(String quantization) {
        return Optional.ofNullable(STANDARD.get(quantization));
    }

    public static Iterable<String> names() {
        return STANDARD.keySet();
    }

    private static Map<String, TensorType> standard() {
        Map<String, TensorType> map = new TreeMap<>();
        for (TensorType type : TensorType.values()) map.put(type.name(), type);
        map.remove("MXFP4");
        map.remove("NVFP4");
        map.remove("Q3_K");
        map.remove("Q4_K");
        map.remove("Q5_K");
        map.put("Q2_K_S", TensorType.Q2_K);
        for (String size : new String[] {"S", "M", "L"}) map.put("Q3_K_" + size, TensorType.Q3_K);
        for (String size : new String[] {"S", "M"}) {
            map.put("Q4_K_" + size, TensorType.Q4_K);
            map.put("Q5_K_" + size, TensorType.Q5_K);
        }
        map.put("IQ2_S", TensorType.IQ2_XS);
        map.put("IQ2_M", TensorType.IQ2_S);
        map.put("IQ3_XS", TensorType.IQ3_S);
        map.put("IQ3_M", TensorType.IQ3_S);
        map.put("MXFP4_MOE", TensorType.MXFP4);
        return map;
    }
}
