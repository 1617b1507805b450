package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every quantization of every measured model: the bytes of its tensors, and its parameters. */
class FileSizeTest {
    static Set<String> models() {
        return Truth.models().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void parametersAndTensorBytesAreExact(String name) {
        KnownArchitecture model = Truth.architecture(name);
        Map<String, ?> truth = Truth.models().get(name);
        assertEquals(truth.get("n_params"), FileSize.parameters(model));
        Map<String, ?> sizes = Truth.map(truth.get("sizes"));
        assertFalse(sizes.isEmpty());
        sizes.forEach((quantization, size) -> assertEquals(
                Truth.map(size).get("tensor_bytes"),
                FileSize.tensorBytes(model, quantization).count(),
                quantization));
    }
}
