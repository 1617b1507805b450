package com.runthismodel.command;

import static com.runthismodel.command.Questionnaire.NULL;
import static com.runthismodel.command.Questionnaire.ODD;
import static com.runthismodel.command.Questionnaire.answered;
import static com.runthismodel.command.Questionnaire.metadata;
import static com.runthismodel.command.Questionnaire.read;
import static com.runthismodel.command.Questionnaire.row;
import static com.runthismodel.command.Questionnaire.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file of questions says, each gets one line: an answer or a reason. */
class EvaluateTest {
    @TempDir
    Path folder;

    private Questionnaire questions;

    @BeforeEach
    void open() {
        questions = new Questionnaire(folder);
    }

    @Test
    void oddSettings() throws IOException {
        questions.models.put("plain", Map.of("metadata", metadata(), "dims", Map.of("tied", true)));
        for (String key : row("plain").keySet()) {
            for (Object value : ODD) {
                Map<String, Object> row = row("plain");
                row.put(key, value);
                questions.rows.add(row);
            }
        }
        questions.rows.addAll(Arrays.asList(NULL, 5L, "x", List.of(), Map.of()));
        List<Map<?, ?>> lines = questions.answers("memory");
        assertEquals(questions.rows.size(), lines.size());
        for (Map<?, ?> line : lines) answered(line, "gpuBytes");
    }

    @Test
    void oddModels() throws IOException {
        questions.models.put("none", NULL);
        questions.models.put("unnamed", Map.of("metadata", Map.of()));
        questions.models.put("unknown", Map.of("metadata", Map.of("general.architecture", "nonesuch")));
        for (String key : metadata().keySet()) {
            for (Object value : ODD) {
                Map<String, Object> metadata = metadata();
                metadata.put(key, value);
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("metadata", metadata);
                model.put("sizes", Map.of("Q4_K_M", 1L, "weird", 2L));
                questions.models.put(key + " " + questions.models.size(), model);
            }
        }
        questions.models.keySet().forEach(name -> questions.rows.add(row(name)));
        List<Map<?, ?>> lines = questions.answers("memory");
        assertEquals(questions.rows.size(), lines.size());
        for (Map<?, ?> line : lines) answered(line, "gpuBytes");
        for (Map<?, ?> line : questions.answers("filesize")) answered(line, "tensorBytes");
    }

    /** Two blocks of 40,960 numbers in matrices and 128 in norms, a norm of 64, and one table of 6,400 numbers or two. */
    @Test
    void theCountOfParametersTellsTensorsThatMetadataDoNot() throws IOException {
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("general.architecture", "llama"));
        for (String size : List.of(
                "context_length 512",
                "embedding_length 64",
                "block_count 2",
                "vocab_size 100",
                "feed_forward_length 128",
                "attention.head_count 1"))
            metadata.put("llama." + size.split(" ")[0], Long.parseLong(size.split(" ")[1]));
        Map<String, Map<?, ?>> sizes = Map.of("F16", Map.of());
        questions.models.put("tied", Map.of("metadata", metadata, "n_params", 88_640L, "sizes", sizes));
        questions.models.put("untied", Map.of("metadata", metadata, "n_params", 95_040L, "sizes", sizes));
        List<Map<?, ?>> told = questions.answers("filesize");
        assertEquals(177_920L, told.get(0).get("tensorBytes"));
        assertEquals(190_720L, told.get(1).get("tensorBytes"));
    }

    /** Conditions that cannot be read are unknown ones; a figure that is none is never printed. */
    @Test
    void oddRuns() throws IOException {
        List<Object> runs = new ArrayList<>();
        for (String key : run().keySet()) {
            for (Object value : ODD) {
                Map<String, Object> run = run();
                run.put(key, value);
                runs.add(run);
            }
        }
        Map<String, Object> endless = run();
        endless.put("test", "tg128 @ d99999999999999999999");
        runs.add(endless);
        List<String> lines = questions.runs(runs);
        assertEquals(runs.size(), lines.size());
        for (String line : lines) answered((Map<?, ?>) read(line), "tokensPerSecond");
    }

    @Test
    void anUnknownArchitectureIsRefusedByItsName() throws IOException {
        questions.models.put("unknown", Map.of("metadata", Map.of("general.architecture", "nonesuch")));
        questions.rows.add(row("unknown"));
        assertTrue(questions.answers("memory").get(0).get("refused").toString().contains("nonesuch"));
    }

    /** What is no object has no id to be told by; the others keep theirs. */
    @Test
    void everyRunGetsOneLine() throws IOException {
        Path file = folder.resolve("runs.json");
        Files.writeString(file, "[5, null, [], {\"id\": \"s1\"}, \"x\"]");
        List<String> lines = Questionnaire.lines("speed", file);
        assertEquals(5, lines.size());
        for (int i : new int[] {0, 1, 2, 4})
            assertEquals("{\"id\":null,\"refused\":\"the row is no object\"}", lines.get(i));
        assertTrue(lines.get(3).startsWith("{\"id\":\"s1\",\"refused\":\""), lines.get(3));
    }

    @Test
    void sizesOfAModelThatCannotBeReadAreRefusedOneByOne() throws IOException {
        questions.models.put("bare", Map.of("sizes", Map.of("Q4_K_M", 1L)));
        Map<?, ?> line = questions.answers("filesize").get(0);
        assertEquals("Q4_K_M", line.get("quant"));
        answered(line, "tensorBytes");
    }
}
