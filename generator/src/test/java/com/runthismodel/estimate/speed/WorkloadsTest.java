package com.runthismodel.estimate.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.speed.names.Conditions;
import com.runthismodel.estimate.speed.names.ContentFacts;
import com.runthismodel.estimate.speed.names.Reader;
import com.runthismodel.source.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two roads to what a token reads: a page goes by the tensors of the architecture, the calibration by the name in a
 * table of measured runs. The constants fitted on one hold on the other only while both agree.
 */
class WorkloadsTest {
    private static final Path CONTENT = Path.of("content");
    private static final Reader BY_NAME = ContentFacts.reader(CONTENT);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Qwen/Qwen3-8B, Q4_K_M",
        "Qwen/Qwen3-0.6B, Q8_0",
        "meta-llama/Llama-3.2-1B-Instruct, Q4_K_M",
        "google/gemma-3-12b-it, Q4_K_M",
        "microsoft/phi-4, Q8_0",
        "LiquidAI/LFM2-1.2B, Q4_K_M",
        "Qwen/Qwen3-30B-A3B, Q4_K_M",
        "Qwen/Qwen3.6-35B-A3B, Q4_K_M",
        "Qwen/Qwen3.6-27B, Q8_0"
    })
    void bothRoadsAgree(String id, String quantization) throws IOException, Reader.Refused {
        KnownArchitecture model = (KnownArchitecture) Architecture.ofHub(config(id));
        Coefficients variant = Coefficients.of(model, quantization, OptionalLong.empty());
        Workload tensors = Workloads.of(variant, 4096, TensorType.F16, TensorType.F16);
        Workload name = byName(id, quantization);
        assertEquals(1, (double) name.weightBytes() / tensors.weightBytes(), 0.06);
        assertEquals(1, (double) name.cacheBytes() / tensors.cacheBytes(), 0.01);
        assertEquals(tensors.layers(), name.layers());
        assertEquals(tensors.recurrentLayers(), name.recurrentLayers());
        assertEquals(tensors.experts(), name.experts());
        assertEquals(tensors.format(), name.format());
    }

    private static Workload byName(String id, String quantization) throws Reader.Refused {
        Map<String, Object> row = Map.of(
                "id",
                "x",
                "kind",
                "user_submitted",
                "model",
                id,
                "quant",
                quantization,
                "hardware",
                "RTX 5090",
                "n_prompt",
                4096,
                "n_gen",
                1);
        return BY_NAME.read(Conditions.of(row)).work();
    }

    private static Map<String, ?> config(String id) throws IOException {
        try (InputStream in = Files.newInputStream(CONTENT.resolve("hub").resolve(id + ".json"))) {
            Map<String, Object> config = new LinkedHashMap<>();
            ((Map<?, ?>) ((Map<?, ?>) Json.read(in)).get("config"))
                    .forEach((key, value) -> config.put((String) key, value));
            return config;
        }
    }
}
