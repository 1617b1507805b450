package com.runthismodel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.write.JsonWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a stranger's config.json says about its weights, as much is taken as decides their bytes. */
class QuantizationTest {
    @Test
    void takesWhatDecidesBytes() {
        Map<String, Object> said = Map.of(
                "quant_method",
                "FP8",
                "fmt",
                "e4m3",
                "activation_scheme",
                "dynamic",
                "weight_block_size",
                List.of(128L, 128L));
        assertEquals(
                Map.of("quant_method", "fp8", "weight_block_size", List.of(128L, 128L)),
                Quantization.bounded(Map.of("quantization_config", said)).get("quantization_config"));
    }

    @Test
    void readsWhatItWrote() {
        Node.Fields config = fields("""
                {"text_config": {"hidden_size": 8, "quantization_config": {"quant_method": "compressed-tensors",
                  "format": "pack-quantized", "ignore": ["lm_head", "re:.*self_attn.*", 7],
                  "config_groups": {"group_0": {"targets": ["Linear"],
                    "weights": {"num_bits": 4, "type": "int", "group_size": 32, "observer": "minmax"}}}}}}
                """);
        Map<String, Object> kept = Quantization.bounded(Plain.map(config));
        Quantization read =
                Quantization.of(HubConfig.of(fields(JsonWriter.tidy(kept)))).orElseThrow();
        assertEquals(
                new Quantization(
                        "compressed-tensors",
                        List.of(),
                        List.of(new Quantization.Group("int", 4, 32)),
                        List.of("lm_head", "re:.*self_attn.*")),
                read);
        assertEquals(kept, Quantization.bounded(kept), "a second refresh changes nothing");
    }

    /** The recipe is named or there is none; what does not have the form of its key is as good as absent. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | ``",
                "[] | ``",
                "7 | ``",
                "{} | ``",
                "{\"quant_method\": null} | ``",
                "{\"quant_method\": 8} | ``",
                "{\"quant_method\": \"<script>\"} | ``",
                "{\"quant_method\": \"a\\nb\"} | ``",
                "{\"quant_method\": \"fp8\", \"weight_block_size\": [128]} | {\"quant_method\":\"fp8\"}",
                "{\"quant_method\": \"fp8\", \"weight_block_size\": [0, -1]} | {\"quant_method\":\"fp8\"}",
                "{\"quant_method\": \"fp8\", \"weight_block_size\": [128, 1e300]} | {\"quant_method\":\"fp8\"}",
                "{\"quant_method\": \"fp8\", \"weight_block_size\": \"128\"} | {\"quant_method\":\"fp8\"}",
                "{\"quant_method\": \"x\", \"config_groups\": [1]} | {\"quant_method\":\"x\"}",
                "{\"quant_method\": \"x\", \"config_groups\": {\"a\": 1, \"b\": {\"weights\": {}}}} | {\"quant_method\":\"x\"}",
                "{\"quant_method\": \"x\", \"ignore\": [\"a b\", {}, \"\"]} | {\"quant_method\":\"x\"}"
            })
    void leavesTheRest(String said, String kept) {
        Map<String, Object> config =
                Quantization.bounded(Plain.map(fields("{\"hidden_size\": 8, \"quantization_config\": " + said + "}")));
        assertEquals(8L, config.get("hidden_size"));
        Optional<Object> found = Optional.ofNullable(config.get("quantization_config"));
        assertEquals(kept, found.map(JsonWriter::compact).orElse(""));
    }

    @Test
    void doesNotKeepThousandsOfLayers() {
        Map<String, Object> said =
                Map.of("quant_method", "x", "ignore", Collections.nCopies(5000, "model.layers.0.mlp.gate"));
        Object kept = Quantization.bounded(Map.of("quantization_config", said)).get("quantization_config");
        assertEquals(Map.of("quant_method", "x"), kept);
    }

    private static Node.Fields fields(String json) {
        Problems problems = new Problems();
        Node node = SourceFile.parse(json, "config.json", problems).orElseThrow(() -> new AssertionError(json));
        assertTrue(problems.isEmpty(), json);
        return (Node.Fields) node;
    }
}
