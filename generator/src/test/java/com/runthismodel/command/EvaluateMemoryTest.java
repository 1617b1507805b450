package com.runthismodel.command;

import static com.runthismodel.command.Questionnaire.NULL;
import static com.runthismodel.command.Questionnaire.metadata;
import static com.runthismodel.command.Questionnaire.read;
import static com.runthismodel.command.Questionnaire.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings {@code evaluate memory} refuses, and which mean the same run. */
class EvaluateMemoryTest {
    @TempDir
    Path folder;

    private Questionnaire questions;

    @BeforeEach
    void open() {
        questions = new Questionnaire(folder);
    }

    /** A setting that cannot be meant is no reason to answer another question. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ctx | [] | ctx: wants a whole number, not a list",
                "ctx | 8192.5 | ctx: wants a whole number, not 8192.5",
                "ctx | \"NaN\" | ctx: \"NaN\" is no number",
                "ctx | true | ctx: wants a whole number, not true",
                "ctx | -1 | no context of -1",
                "ctx | 1e300 | no context of 9223372036854775807",
                "ctx | 4294967296 | no context of 4294967296",
                "n_seq | 0 | no run of 0 sequences: 1 to 256",
                "n_seq | 257 | no run of 257 sequences: 1 to 256",
                "n_seq | {} | n_seq: wants a whole number, not an object",
                "kv_type | \"q9_0\" | kv_type: no cache type q9_0",
                "kv_type | 5 | kv_type: wants the name of a type, not 5",
                "v_type | [\"f16\"] | v_type: wants the name of a type, not a list",
                "fa | \"perhaps\" | fa: wants true or false, not \"perhaps\"",
                "kv_unified | 7 | kv_unified: wants true or false, not 7",
                "n_cpu_moe | -3 | n_cpu_moe: must not be negative, was -3",
                "n_batch | 0 | n_batch: must be at least 1, was 0",
                "quant | null | quant: wants a name",
                "quant | \"Q9_X\" | unknown quantization Q9_X",
                "model | null | model: wants a name",
                "model | [\"plain\"] | model: wants a name",
                "model | \"other\" | no model other in this file",
            })
    void refusals(String key, String value, String why) throws IOException {
        questions.models.put("plain", Map.of("metadata", metadata(), "dims", Map.of("tied", true)));
        Map<String, Object> row = row("plain");
        row.put(key, read(value));
        questions.rows.add(row);
        assertEquals(why, questions.answers("memory").get(0).get("refused"));
    }

    /** Counted as llama.cpp counts: absent is its default, -1 layers are all, more than there are are all. */
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "ngl, -1, 99",
        "ngl, 2147483648, 99",
        "ngl, null, 99",
        "n_cpu_moe, 5000, 4",
        "n_cpu_moe, null, 0",
        "ctx, 0, 262144",
        "ctx, 8192.0, 8192",
        "ubatch, 0, 2048",
        "ubatch, 100000, 2048",
        "fa, -1, true",
        "kv_unified, 0, false",
        "n_seq, null, 1"
    })
    void sameRuns(String key, String value, String meant) throws IOException {
        questions.models.put("plain", Map.of("metadata", metadata(), "dims", Map.of("tied", true)));
        for (String one : List.of(value, meant)) {
            Map<String, Object> row = row("plain");
            row.put(key, read(one));
            questions.rows.add(row);
        }
        List<Map<?, ?>> lines = questions.answers("memory");
        assertTrue(lines.get(0).get("gpuBytes") instanceof Long, lines::toString);
        assertEquals(lines.get(1).get("gpuBytes"), lines.get(0).get("gpuBytes"));
        assertEquals(lines.get(1).get("hostBytes"), lines.get(0).get("hostBytes"));
    }

    /** Few tokens for each of many sequences get the smallest cache there is, 256 cells each (memory model 4.1). */
    @Test
    void fewTokensForEachUser() throws IOException {
        questions.models.put("plain", Map.of("metadata", metadata()));
        for (long context : new long[] {512, 256 * 256}) {
            Map<String, Object> row = row("plain");
            row.put("ctx", context);
            row.put("n_seq", 256L);
            questions.rows.add(row);
        }
        List<Map<?, ?>> lines = questions.answers("memory");
        assertEquals(lines.get(1).get("gpuBytes"), lines.get(0).get("gpuBytes"));
    }

    @Test
    void rowsOfOtherShapesAreRefusedInTheirPlace() throws IOException {
        questions.rows.addAll(Arrays.asList(NULL, 5L, "x", List.of(row("plain")), Map.of()));
        List<Map<?, ?>> lines = questions.answers("memory");
        for (int i = 0; i < questions.rows.size(); i++)
            assertEquals((long) i, lines.get(i).get("row"));
        for (Map<?, ?> line : lines.subList(0, 4)) assertEquals("the row is no object", line.get("refused"));
        assertEquals("model: wants a name", lines.get(4).get("refused"));
    }
}
