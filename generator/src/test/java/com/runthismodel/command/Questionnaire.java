package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Json;
import com.runthismodel.source.write.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A file of questions for {@code evaluate}, and what it answers. */
final class Questionnaire {
    /** Written as null, which our own JSON never holds. */
    static final String NULL = "a null";

    static final Object[] ODD = {
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

    final Map<String, Object> models = new LinkedHashMap<>();
    final List<Object> rows = new ArrayList<>();
    private final Path folder;

    Questionnaire(Path folder) {
        this.folder = folder;
    }

    static List<String> lines(String what, Path file) {
        StringWriter out = new StringWriter();
        CommandLine verb = new CommandLine(new EvaluateCommand()).setOut(new PrintWriter(out));
        assertEquals(0, verb.execute(what, file.toString()));
        return out.toString().lines().toList();
    }

    static void answered(Map<?, ?> line, String key) {
        boolean priced = line.get(key) instanceof Number figure && figure.doubleValue() > 0;
        boolean refused = line.get("refused") instanceof String why && !why.isBlank();
        assertTrue(priced != refused, line::toString);
    }

    List<Map<?, ?>> answers(String what) throws IOException {
        Path file = folder.resolve("questions.json");
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("models", models);
        root.put("rows", rows);
        Files.writeString(file, JsonWriter.compact(root).replace('"' + NULL + '"', "null"));
        List<Map<?, ?>> lines = new ArrayList<>();
        for (String line : lines(what, file)) lines.add((Map<?, ?>) read(line));
        return lines;
    }

    static Object read(String json) throws IOException {
        Object value = Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return value == null ? NULL : value;
    }

    static Map<String, Object> run() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", "s1");
        run.put("kind", "llama-bench");
        run.put("model", "Llama 3.1 8B");
        run.put("params_b", 8.03);
        run.put("quant", "Q4_K_M");
        run.put("hardware", "GeForce RTX 4090");
        run.put("hw_class", "discrete");
        run.put("gpu_count", 1L);
        run.put("mem_gb", 24L);
        run.put("runtime", "llama.cpp");
        run.put("backend", "cuda");
        run.put("n_prompt", 512L);
        run.put("n_gen", 128L);
        run.put("test", "tg128 @ d4096");
        run.put("batch", 1L);
        run.put("kv_dtype", "f16");
        run.put("tensor_parallel", 1L);
        run.put("spec_decoding", false);
        run.put("params_exact", 8_030_261_248L);
        run.put("tensor_bytes", 4_912_898_304L);
        return run;
    }

    static Map<String, Object> metadata() {
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

    static Map<String, Object> row(String model) {
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

    /** Of a list of runs, which has no models beside it. */
    List<String> runs(List<Object> runs) throws IOException {
        Path file = folder.resolve("runs.json");
        Files.writeString(file, JsonWriter.compact(runs).replace('"' + NULL + '"', "null"));
        return lines("speed", file);
    }
}
