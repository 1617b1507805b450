package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.runthismodel.TruthFile;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.tensor.FileSize;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every quantization of every measured model: the bytes of its tensors, and its parameters. */
class FileSizeTest {
    static Set<String> models() {
        return Truth.models().keySet();
    }

    /** At least one model of each architecture that is priced, and what llama-quantize would make of it. */
    @Test
    void unseenModelsAreSizedAsLlamaQuantizeSizesThem() {
        int files = 0;
        for (Map.Entry<String, Object> one :
                map(TruthFile.read("unseen_truth").get("models")).entrySet()) {
            Map<String, Object> facts = map(one.getValue());
            if (!facts.containsKey("sizes")) continue;
            KnownArchitecture model =
                    (KnownArchitecture) Architecture.ofGguf(map(facts.get("metadata")), map(facts.get("dims")));
            for (Map.Entry<String, Object> size : map(facts.get("sizes")).entrySet()) {
                long bytes = Coefficients.of(model, size.getKey(), OptionalLong.empty())
                        .tensorBytes();
                assertEquals(size.getValue(), bytes, one.getKey() + " " + size.getKey());
                files++;
            }
        }
        assertEquals(133 * 28, files);
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
