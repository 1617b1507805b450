package com.runthismodel.catalog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.QuantizationName;
import com.runthismodel.hub.HubFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File names as publishers really write them. */
class GgufFilesTest {
    private static GgufFiles files(String... names) {
        return GgufFiles.of(Stream.of(names)
                .map(name -> new HubFile(name, Optional.of(10L), Optional.empty(), List.of()))
                .toList());
    }

    private static List<String> quantizations(String... names) {
        return files(names).sets().stream()
                .map(set -> set.quantization().orElse("?") + " " + set.files().size())
                .toList();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Llama-3.2-1B-Instruct-Q4_K_M, Q4_K_M",
        "Phi4-abliterated.IQ4_XS, IQ4_XS",
        "gpt-oss-20b-mxfp4, MXFP4_MOE",
        "gemma-3-1b-it.fp16, F16",
        "UD-Q4_K_XL/Qwen3-235B-A22B-UD-Q4_K_XL, UD-Q4_K_XL",
        "gemma-4-E2B-it-Q8_0, Q8_0",
        "ERNIE-4.5-0.3B-PT-Q2_K, Q2_K",
        "amd.Instella-Think.f16.gguf.Q4_K_M, Q4_K_M",
        "devstralQ4_K_M, Q4_K_M",
        "granite-3b-Q4_K, Q4_K_M",
        "Model-BF16, BF16",
        "Model-TQ1_0, TQ1_0",
        "Model-Q4_0_4_4, Q4_0_4_4",
        "Ling-3.0-flash-AD-IQ1_M, AD-IQ1_M"
    })
    void quantizationIsReadOffTheName(String stem, String expected) {
        assertEquals(Optional.of(expected), QuantizationName.written(stem).map(QuantizationName::canonical));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"codegemma-7b", "Model-APEX-I-Quality", "Qwen2.5-7B", "Model-Q4_K_M-hip-optimized", "model-v2-16"})
    void otherNamesSayNoQuantization(String stem) {
        assertEquals(Optional.empty(), QuantizationName.written(stem));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "MLX, Llama-3.2-1B-Instruct-4bit, MLX 4-bit",
                "MLX, Qwen3-4B-MLX-6bit, MLX 6-bit",
                "MLX, gpt-oss-20b-MXFP4-Q8, MLX MXFP4",
                "MLX, Llama-3.2-1B-Instruct-bf16, MLX BF16",
                "MLX, Llama-3.2-1B-Instruct-MLX, none",
                "AWQ, Qwen3-14B-AWQ, AWQ 4-bit",
                "GPTQ, Qwen2.5-7B-Instruct-GPTQ-Int8, GPTQ 8-bit",
                "GPTQ, gemma-3-4b-it-GPTQ-4b-128g, GPTQ 4-bit",
                "GPTQ, DeepSeek-R1-GPTQ-Int4-Int8Mix, none",
                "FP8, Qwen3-8B-FP8, FP8",
                "FP4, Qwen3-14B-NVFP4, NVFP4",
                "FP4, MiniMax-M2.5-MXFP4, MXFP4"
            })
    void layoutIsReadOffARepositorysName(Format format, String name, String expected) {
        assertEquals(Optional.ofNullable(expected), QuantizationName.ofRepository(format, name));
    }

    @Test
    void partsAreJoinedInOrderAndHolesRefused() {
        assertEquals(
                List.of("F16 2", "Q8_0 1"),
                quantizations("m-F16-00002-of-00002.gguf", "m-Q8_0.gguf", "m-F16-00001-of-00002.gguf"));
        assertEquals(List.of(), quantizations("m-F16-00002-of-00003.gguf", "m-F16-00001-of-00003.gguf"));
    }

    @Test
    void helpersAreNoWeights() {
        assertEquals(
                List.of("Q4_K_M 1"),
                quantizations(
                        "m-Q4_K_M.gguf",
                        "mtp-m-Q4_K_M.gguf",
                        "m.imatrix.gguf",
                        "m-imatrix.gguf",
                        "tokenizer-m-F16.gguf",
                        "mmproj-m-F16.gguf",
                        "README.md",
                        "m.imatrix"));
    }

    @Test
    void theProjectorIsTheOneOf16Bits() {
        assertEquals(
                "mmproj-F16.gguf",
                files("mmproj-BF16.gguf", "mmproj-F16.gguf", "mmproj-F32.gguf", "m-Q8_0.gguf")
                        .projector()
                        .orElseThrow()
                        .rfilename());
    }
}
