package com.runthismodel.command;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.source.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of models and of runs measured on them. Of a run only what was asked for is read, never what came out.
 *
 * @param models by name: GGUF metadata and hints on what the tensor list tells
 */
record TruthFile(Map<String, Subject> models, List<?> rows) {

    record Subject(Architecture architecture, Map<?, ?> sizes) {}

    static TruthFile read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<?, ?> root = map(Json.read(in), "the file");
            Map<String, Subject> models = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map(root.get("models"), "models").entrySet())
                models.put(entry.getKey().toString(), subject(map(entry.getValue(), "models." + entry.getKey())));
            return new TruthFile(models, root.get("rows") instanceof List<?> rows ? rows : List.of());
        }
    }

    private static Subject subject(Map<?, ?> model) throws IOException {
        Map<String, ?> dims = model.get("dims") == null ? Map.of() : map(model.get("dims"), "dims");
        Architecture architecture = Architecture.ofGguf(map(model.get("metadata"), "metadata"), dims);
        return new Subject(architecture, model.get("sizes") == null ? Map.of() : map(model.get("sizes"), "sizes"));
    }

    static RunSettings settings(Map<String, ?> row) throws IOException {
        TensorType keys = type(row, "kv_type", "f16");
        boolean server = whole(row, "n_outputs_max", 0) > 0;
        return new RunSettings(
                whole(row, "ctx", 0),
                keys,
                row.containsKey("v_type") ? type(row, "v_type", "f16") : keys,
                !"off".equals(row.get("fa")),
                (int) whole(row, "n_seq", 1),
                Boolean.TRUE.equals(row.get("kv_unified")),
                (int) whole(row, "ubatch", 512),
                server ? RunSettings.Outputs.SERVER : RunSettings.Outputs.ALL,
                (int) whole(row, "ngl", RunSettings.ALL_LAYERS),
                (int) whole(row, "n_cpu_moe", 0),
                Boolean.TRUE.equals(row.get("swa_full")),
                !Boolean.TRUE.equals(row.get("no_kv_offload")) && !Boolean.FALSE.equals(row.get("offload_kqv")));
    }

    private static TensorType type(Map<String, ?> row, String key, String fallback) throws IOException {
        String name = row.get(key) instanceof String text ? text : fallback;
        return TensorType.named(name).orElseThrow(() -> new IOException(key + ": unknown tensor type " + name));
    }

    private static long whole(Map<String, ?> row, String key, long fallback) {
        return row.get(key) instanceof Number number ? number.longValue() : fallback;
    }

    static Map<String, ?> map(Object value, String where) throws IOException {
        if (!(value instanceof Map<?, ?> map)) throw new IOException(where + ": an object is wanted");
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, item) -> named.put(key.toString(), item));
        return named;
    }
}
