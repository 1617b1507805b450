package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Json;
import com.runthismodel.source.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whatever a file of questions says, each gets one line: an answer or a reason. */
class EvaluateTest {
    /** Written as null, which our own JSON never holds. */
    private static final String NULL = "a null";

    private static final Object[] ODD = {
        NULL,
        "12",
        "x",
        "",
        0L,
        -1L,
        -99_999L,
        1e30,
        Long.MAX_VALUE,
        true,
        List.of(),
        List.of(1L, 2L),
        Map.of(),
        3.7,
        "Q4_K"
    };

    @TempDir
    Path folder;

    private final Map<String, Object> models = new LinkedHashMap<>();
    private final List<Object> rows = new ArrayList<>();

    @Test
    void oddSettings() throws IOException {
        models.put("plain", Map.of("metadata", metadata(), "dims", Map.of("tied", true)));
        for (String key : row("plain").keySet()) {
            for (Object value : ODD) {
                Map<String, Object> row = row("plain");
                row.put(key, value);
                rows.add(row);
            }
        }
        rows.addAll(Arrays.asList(NULL, 5L, "x", List.of(), Map.of()));
        List<Map<?, ?>> lines = answers("memory");
        assertEquals(rows.size(), lines.size());
        for (Map<?, ?> line : lines) answered(line, "gpuBytes");
    }

    @Test
    void oddModels() throws IOException {
        models.put("none", NULL);
        models.put("unnamed", Map.of("metadata", Map.of()));
        models.put("unknown", Map.of("metadata", Map.of("general.architecture", "nonesuch")));
        for (String key : metadata().keySet()) {
            for (Object value : ODD) {
                Map<String, Object> metadata = metadata();
                metadata.put(key, value);
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("metadata", metadata);
                model.put("sizes", Map.of("Q4_K_M", 1L, "weird", 2L));
                models.put(key + " " + models.size(), model);
            }
        }
        models.keySet().forEach(name -> rows.add(row(name)));
        List<Map<?, ?>> lines = answers("memory");
        assertEquals(rows.size(), lines.size());
        for (Map<?, ?> line : lines) answered(line, "gpuBytes");
        for (Map<?, ?> line : answers("filesize")) answered(line, "tensorBytes");
    }

    @Test
    void anUnknownArchitectureIsRefusedByItsName() throws IOException {
        models.put("unknown", Map.of("metadata", Map.of("general.architecture", "nonesuch")));
        rows.add(row("unknown"));
        assertTrue(answers("memory").get(0).get("refused").toString().contains("nonesuch"));
    }

    /** What is no object has no id to be told by; the others keep theirs. */
    @Test
    void everyRunGetsOneLine() throws IOException {
        Path file = folder.resolve("runs.json");
        Files.writeString(file, "[5, null, [], {\"id\": \"s1\"}, \"x\"]");
        List<String> lines = lines("speed", file);
        assertEquals(5, lines.size());
        for (int i : new int[] {0, 1, 2, 4})
            assertEquals("{\"id\":null,\"refused\":\"the row is no object\"}", lines.get(i));
        assertTrue(lines.get(3).startsWith("{\"id\":\"s1\",\"refused\":\""), lines.get(3));
    }

    private static List<String> lines(String what, Path file) {
        StringWriter out = new StringWriter();
        CommandLine verb = new CommandLine(new EvaluateCommand()).setOut(new PrintWriter(out));
        assertEquals(0, verb.execute(what, file.toString()));
        return out.toString().lines().toList();
    }

    private static void answered(Map<?, ?> line, String key) {
        boolean priced = line.get(key) instanceof Number bytes && bytes.longValue() > 0;
        boolean refused = line.get("refused") instanceof String why && !why.isBlank();
        assertTrue(priced != refused, line::toString);
    }

    private List<Map<?, ?>> answers(String what) throws IOException {
        Path file = folder.resolve("questions.json");
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("models", models);
        root.put("rows", rows);
        Files.writeString(file, JsonWriter.compact(root).replace('"' + NULL + '"', "null"));
        List<Map<?, ?>> lines = new ArrayList<>();
        for (String line : lines(what, file))
            lines.add((Map<?, ?>) Json.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8))));
        return lines;
    }

    private static Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("general.architecture", "jamba");
        metadata.put("jamba.context_length", 262_144L);
        metadata.put("jamba.embedding_length", 256L);
        metadata.put("jamba.block_count", 4L);
        metadata.put("jamba.vocab_size", 1024L);
        metadata.put("jamba.feed_forward_length", 512L);
        metadata.put("jamba.attention.head_count", 4L);
        metadata.put("jamba.attention.head_count_kv", List.of(0L, 0L, 2L, 0L));
        metadata.put("jamba.attention.key_length", 64L);
        metadata.put("jamba.expert_count", 8L);
        metadata.put("jamba.expert_used_count", 2L);
        metadata.put("jamba.ssm.conv_kernel", 4L);
        metadata.put("jamba.ssm.inner_size", 512L);
        metadata.put("jamba.ssm.state_size", 16L);
        metadata.put("jamba.ssm.time_step_rank", 16L);
        return metadata;
    }

    private static Map<String, Object> row(String model) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("quant", "Q4_K_M");
        row.put("ngl", 99L);
        row.put("ctx", 8192L);
        row.put("kv_type", "f16");
        row.put("v_type", "f16");
        row.put("fa", "auto");
        row.put("n_seq", 4L);
        row.put("kv_unified", false);
        row.put("ubatch", 512L);
        row.put("n_outputs_max", 0L);
        row.put("n_cpu_moe", 0L);
        row.put("swa_full", false);
        row.put("no_kv_offload", false);
        row.put("tensor_bytes", 5_000_000L);
        return row;
    }
}
