package com.runthismodel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snapshots in every form that authors and the Hub give them (hub-api: unions, absences, nests). */
class HubRepoTest {
    private static HubRepo repo(String json) {
        Problems problems = new Problems();
        Optional<HubRepo> repo = SourceFile.parse(json, "r.json", problems)
                .flatMap(node -> RecordReader.of(HubRepo.class).read(node, problems))
                .map(located -> located.value());
        assertEquals(List.of(), problems.sorted());
        return repo.orElseThrow();
    }

    private static HubConfig config(String json) {
        return repo("{\"id\": \"a/b\", \"config\": " + json + "}").config().orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"false, NO", "'\"auto\"', AUTO", "'\"manual\"', MANUAL", "true, MANUAL"})
    void gatedIsBoolOrText(String json, Gated gated) {
        assertEquals(
                Optional.of(gated),
                repo("{\"id\": \"a/b\", \"gated\": " + json + "}").gated());
    }

    @Test
    void licenceIsTextOrListOrAbsent() {
        assertEquals(List.of("mit"), licences("{\"license\": \"mit\"}"));
        assertEquals(List.of("mit", "apache-2.0"), licences("{\"license\": [\"mit\", \"apache-2.0\"]}"));
        assertEquals(List.of(), licences("{\"license\": null}"));
    }

    private static List<String> licences(String card) {
        return repo("{\"id\": \"a/b\", \"cardData\": " + card + "}")
                .cardData()
                .flatMap(HubRepo.CardData::license)
                .map(Texts::values)
                .orElse(List.of());
    }

    @Test
    void oldSafetensorsLackTheTotal() {
        HubRepo old = repo("{\"id\": \"a/b\", \"safetensors\": {\"parameters\": {\"BF16\": 7, \"F32\": 2}}}");
        assertEquals(9, old.safetensors().orElseThrow().count().orElseThrow());
        assertTrue(repo("{\"id\": \"a/b\", \"safetensors\": {}}")
                .safetensors()
                .orElseThrow()
                .count()
                .isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flat            | {"model_type": "x", "hidden_size": 5}
            text_config     | {"model_type": "y", "text_config": {"model_type": "x", "hidden_size": 5}}
            llm_config      | {"hidden_size": 9, "llm_config": {"model_type": "x", "hidden_size": 5}}
            language_config | {"language_config": {"model_type": "x", "hidden_size": 5}}
            thinker         | {"thinker_config": {"text_config": {"model_type": "x", "hidden_size": 5}}}
            """)
    void theLanguageModelIsFoundWhereverItIsNested(String name, String json) {
        assertEquals(5, config(json).integer("hidden_size").orElseThrow(), name);
        assertEquals(Optional.of("x"), config(json).modelType());
    }

    @Test
    void whatTheLanguageModelDoesNotSayIsSaidAtTheTop() {
        HubConfig nested = config("{\"tie_word_embeddings\": true, \"text_config\": {\"hidden_size\": 5}}");
        assertEquals(Optional.of(true), nested.flag("tie_word_embeddings"));
    }

    @Test
    void valuesOfAnotherTypeAreAbsent() {
        HubConfig odd = config(
                "{\"sliding_window_pattern\": \"LLLG\", \"num_key_value_heads\": [8, 4], \"sliding_window\": null,"
                        + " \"limit\": {\"__float__\": \"Infinity\"}, \"rope_theta\": 10000.5}");
        assertTrue(odd.integer("sliding_window_pattern").isEmpty());
        assertEquals(Optional.of("LLLG"), odd.text("sliding_window_pattern"));
        assertEquals(8, odd.integer("num_key_value_heads").orElseThrow(), "of a list the first");
        assertEquals(List.of(8L, 4L), odd.integers("num_key_value_heads"));
        assertTrue(odd.get("sliding_window").isEmpty());
        assertTrue(odd.integer("limit").isEmpty());
        assertTrue(odd.integer("rope_theta").isEmpty());
    }
}
