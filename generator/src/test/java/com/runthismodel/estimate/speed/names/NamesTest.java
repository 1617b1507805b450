package com.runthismodel.estimate.speed.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.WeightFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as benchmark tables write them, resolved against the real devices and models. */
class NamesTest {
    private static final Reader READER = ContentFacts.reader(Path.of("content"));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RTX 4090,                                          nvidia-geforce-rtx-4090",
        "NVIDIA GeForce RTX 4070 Ti SUPER,                  nvidia-geforce-rtx-4070-ti-super",
        "4070 Ti 12GB,                                      nvidia-geforce-rtx-4070-ti",
        "A100 SXM 80GB,                                     nvidia-a100-sxm-80gb",
        "AMD Radeon RX 7900 XT,                             amd-radeon-rx-7900-xt",
        "RX 7900 XTX,                                       amd-radeon-rx-7900-xtx",
        "Apple M4 M4 Pro,                                   apple-m4-pro",
        "M2 Ultra 76-Core GPU 192GB,                        apple-m2-ultra",
        "Pi 5 - 8GB (AMD RX 6700 XT) 12GB,                  amd-radeon-rx-6700-xt",
        "Pi 5 - 16GB,                                       raspberry-pi-5",
        "Intel 265K Custom PC (Nvidia RTX 2080 Ti),         nvidia-geforce-rtx-2080-ti",
        "'AMD Ryzen AI MAX+ 395 (Radeon 8060S, Strix Halo)', amd-radeon-8060s",
        "samsung-s23 (Snapdragon 8 Gen 2),                  qualcomm-snapdragon-8-gen-2",
        "M1 Max Mac Studio (10 core - 64GB),                apple-m1-max",
        "NVIDIA GB10,                                       nvidia-gb10"
    })
    void hardware(String written, String device) throws Reader.Refused {
        assertEquals(device, read(Map.of("hardware", written)).machine().id());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Q4_K_M,            Q4_K,    4.83",
        "UD-Q4_K_XL,        Q4_K,    4.9",
        "gguf-q8_0,         Q8,      8.5",
        "Q4_K - Medium,     Q4_K,    4.83",
        "exl3-6.0bpw-mcg,   INT4,    6.1",
        "awq-int4,          INT4,    4.4",
        "4bit,              MLX,     4.5",
        "MXFP4 MoE,         FP4,     4.6",
        "Q2_K_P,            Q2_Q3,   3.0",
        "BF16,              F16,     16"
    })
    void quantization(String written, WeightFormat format, double bits) {
        Quant quant = Quant.parse(written).orElseThrow();
        assertEquals(format, quant.format());
        assertEquals(bits, quant.blockBits(), 1e-9);
    }

    @Test
    void anOllamaTagWithoutAQuantizationIsFourBits() throws Reader.Refused {
        Case read = read(Map.of("model", "Llama 3.2:3b", "hardware", "RTX 4090", "kind", "system_bench"));
        assertEquals(WeightFormat.Q4_K, read.work().format());
        assertEquals("ollama", read.setup().runtime());
        assertEquals(3.2e9, read.shape().parameters(), 0.05e9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Somebody/NewThing-13B-Instruct-GGUF,   13,   0",
        "Somebody/NewThing-40B-A4B,             40,   128",
        "NewThing-8x7B,                         47,   128",
        "newthing:350m,                         0.35, 0"
    })
    void sizesStatedInNames(String model, double billions, int experts) throws Reader.Refused {
        ModelShape shape = read(Map.of("model", model)).shape();
        assertEquals(billions, shape.parameters() / 1e9, 0.1);
        assertEquals(experts, shape.experts());
    }

    @Test
    void theCatalogueKnowsMoreThanTheName() throws Reader.Refused {
        ModelShape shape =
                read(Map.of("model", "bartowski/Qwen_Qwen3-8B-Q4_K_M.gguf")).shape();
        assertEquals(36, shape.layers());
        assertEquals(2 * 36 * 8 * 128, shape.cacheNumbers());
    }

    @Test
    void whatSaysNothingIsRefused() {
        Reader.Refused model =
                assertThrows(Reader.Refused.class, () -> read(Map.of("model", "Mystery", "hardware", "RTX 4090")));
        assertTrue(model.getMessage().contains("Mystery"), model.getMessage());
        Reader.Refused hardware = assertThrows(Reader.Refused.class, () -> read(Map.of("hardware", "a fast computer")));
        assertTrue(hardware.getMessage().contains("a fast computer"), hardware.getMessage());
    }

    @Test
    void whatDoesNotFitTheCardIsReadFromSystemMemory() throws Reader.Refused {
        Map<String, Object> row = Map.of("model", "Llama 3.1:70b", "hardware", "RTX 4090", "mem_gb", 24);
        assertTrue(read(row).setup().hostBytes() > 10e9);
        assertEquals(
                0,
                read(Map.of("model", "Llama 3.1:8b", "hardware", "RTX 4090"))
                        .setup()
                        .hostBytes());
    }

    @Test
    void runtimesAndBackends() throws Reader.Refused {
        assertEquals(Engine.VULKAN, engine("hardware", "RX 7900 XTX", "backend", "vulkan_radv"));
        assertEquals(Engine.ROCM, engine("hardware", "RX 7900 XTX", "backend", "rocm-7_2_3"));
        assertEquals(Engine.MLX, engine("hardware", "Apple M3 Max", "runtime", "mlx-lm"));
        assertEquals(Engine.VLLM, engine("hardware", "RTX 3090", "runtime", "vllm"));
        assertEquals(Engine.CPU, engine("hardware", "Pi 5 - 8GB", "runtime", "ollama"));
    }

    /** Measured figures must not be able to reach an estimate. */
    @Test
    void measuredFiguresAreNotRead() {
        Map<String, Object> row = new HashMap<>(Map.of("model", "Qwen3-8B", "hardware", "RTX 4090", "id", "x"));
        Conditions without = Conditions.of(row);
        for (String measured : List.of("tg_tps", "pp_tps", "ttft_ms", "peak_vram_gb", "peak_mem_mb", "peak_power_w"))
            row.put(measured, 123.4);
        assertEquals(without, Conditions.of(row));
    }

    @Test
    void numbersWrittenAsTextAreNumbers() throws Reader.Refused {
        Case read = read(Map.of("batch", "4", "gpu_count", " 2 ", "mem_gb", "24", "spec_decoding", "true"));
        assertEquals(4, read.users());
        assertEquals(2, read.setup().devices());
        assertTrue(read.setup().speculative());
        assertEquals(1, read(Map.of("batch", 0)).users());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "batch,           four,     'batch: wants a number, is four'",
        "batch,           -1,       'batch: wants a number from zero up, is -1'",
        "batch,           2.5,      'batch: wants a whole number, is 2.5'",
        "gpu_count,       1e300,    'gpu_count: wants a whole number, is 1e300'",
        "mem_gb,          NaN,      'mem_gb: wants a number from zero up, is NaN'",
        "spec_decoding,   perhaps,  'spec_decoding: wants true or false, is perhaps'"
    })
    void whatIsOfTheWrongKindIsRefusedByItsKey(String key, String value, String message) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> read(Map.of(key, value)));
        assertEquals(message, refused.getMessage());
        Exception list =
                assertThrows(IllegalArgumentException.class, () -> read(Map.of("hardware", List.of("RTX 4090"))));
        assertEquals("hardware: wants text, is [RTX 4090]", list.getMessage());
    }

    private static Engine engine(String... pairs) throws Reader.Refused {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) row.put(pairs[i], pairs[i + 1]);
        return read(row).setup().engine();
    }

    private static Case read(Map<String, Object> conditions) throws Reader.Refused {
        Map<String, Object> row = new HashMap<>(Map.of("id", "x", "kind", "llama-bench", "model", "Llama-3-8B"));
        row.put("hardware", "RTX 4090");
        row.putAll(conditions);
        return READER.read(Conditions.of(row));
    }
}
