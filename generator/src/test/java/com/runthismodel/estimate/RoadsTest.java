package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.source.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** GGUF metadata and config.json give one and the same architecture; what has no rule is refused by name. */
class RoadsTest {
    private static final Map<String, ?> CONFIGS = configs();

    static Set<String> models() {
        return Truth.models().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void bothRoadsEndAlike(String model) {
        assertEquals(Truth.architecture(model), Architecture.ofHub(Truth.map(CONFIGS.get(model))));
    }

    @Test
    void anUnknownModelTypeIsRefusedByName() {
        Architecture architecture = Architecture.ofHub(Map.of("model_type", "opt", "hidden_size", 768L));
        assertEquals(
                "architecture opt is not priced: it would need a rule for model_type opt",
                assertInstanceOf(UnknownArchitecture.class, architecture).reason());
    }

    @Test
    void aMissingFactIsNamedAsItsSourceNamesIt() {
        Architecture hub = Architecture.ofHub(Map.of("model_type", "llama", "hidden_size", 2048L));
        assertEquals(
                new UnknownArchitecture("llama", "config.json num_hidden_layers or n_layer or num_layers or n_layers"),
                hub);
        Architecture file = Architecture.ofGguf(
                Map.of("general.architecture", "llama", "llama.block_count", 2L, "llama.vocab_size", 9L), Map.of());
        assertEquals(new UnknownArchitecture("llama", "metadata llama.embedding_length"), file);
    }

    @Test
    void aLanguageModelInsideAVisionModelIsFound() {
        Map<String, Object> text = Map.of(
                "model_type",
                "qwen2",
                "hidden_size",
                64L,
                "num_hidden_layers",
                2L,
                "vocab_size",
                100L,
                "num_attention_heads",
                4L,
                "num_key_value_heads",
                2L,
                "intermediate_size",
                128L);
        Architecture nested = Architecture.ofHub(Map.of("model_type", "internvl_chat", "llm_config", text));
        assertEquals(Architecture.ofHub(text), nested);
        assertTrue(nested.name().equals("qwen2"), List.of(nested)::toString);
    }

    @ParameterizedTest(name = "{0} with {2} experts of a granitemoehybrid is {3}")
    @CsvSource({"attention,attention,0,granite", "attention,attention,8,granitemoe"})
    void aHybridWithAttentionEverywhereIsNone(String first, String second, long experts, String name) {
        assertEquals(name, Architecture.ofHub(granite(first, second, experts)).name());
    }

    @Test
    void aHybridNeedsItsStateSizes() {
        assertEquals(
                new UnknownArchitecture("granitemoehybrid", "config.json mamba_d_state"),
                Architecture.ofHub(granite("mamba", "attention", 0)));
    }

    @ParameterizedTest(name = "MiniCPM-V {0} is built on {1}")
    @CsvSource({"2.5,llama", "2.6,qwen2", "4.5,qwen3", "4.0,minicpmv"})
    void aVisionModelOfManyHostsIsToldByItsVersion(double version, String name) {
        Map<String, Object> config = new HashMap<>(granite("attention", "attention", 0));
        config.putAll(Map.of("model_type", "minicpmv", "version", version));
        assertEquals(name, Architecture.ofHub(config).name());
    }

    private static Map<String, Object> granite(String first, String second, long experts) {
        return Map.ofEntries(
                Map.entry("model_type", "granitemoehybrid"),
                Map.entry("hidden_size", 64L),
                Map.entry("num_hidden_layers", 2L),
                Map.entry("vocab_size", 100L),
                Map.entry("num_attention_heads", 4L),
                Map.entry("num_key_value_heads", 2L),
                Map.entry("num_local_experts", experts),
                Map.entry("num_experts_per_tok", 2L),
                Map.entry("intermediate_size", 32L),
                Map.entry("shared_intermediate_size", 128L),
                Map.entry("layer_types", List.of(first, second)));
    }

    private static Map<String, ?> configs() {
        try (InputStream in = RoadsTest.class.getResourceAsStream("/truth/configs.json")) {
            return Truth.map(Json.read(in));
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
