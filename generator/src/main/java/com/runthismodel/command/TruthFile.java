package com.runthismodel.command;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.source.Json;
import java.io.IOException;
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

    /** llama.cpp's own {@code n_batch} where a row does not say. */
    private static final long BATCH = 2048;

    /** llama.cpp's LLAMA_MAX_SEQ. */
    private static final long MOST_SEQUENCES = 256;

    static TruthFile read(Path file) throws IOException {
        Map<?, ?> root = map(Json.read(file), file.toString());
        Map<String, Subject> models = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map(root.get("models"), file + ": models").entrySet())
            models.put(entry.getKey().toString(), subject(entry.getValue()));
        return new TruthFile(models, root.get("rows") instanceof List<?> rows ? rows : List.of());
    }

    /** A model that cannot be read is a model that cannot be priced: the others still are. */
    private static Subject subject(Object value) {
        Map<?, ?> model = value instanceof Map<?, ?> map ? map : Map.of();
        if (!(model.get("metadata") instanceof Map<?, ?> metadata))
            return new Subject(new UnknownArchitecture("unnamed", "the metadata of its file"), Map.of());
        Map<?, ?> dims = model.get("dims") instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> sizes = model.get("sizes") instanceof Map<?, ?> map ? map : Map.of();
        return new Subject(Architecture.ofGguf(named(metadata), named(dims)), sizes);
    }

    /** @throws IllegalArgumentException saying which setting llama.cpp would not take */
    static RunSettings settings(Map<String, ?> row, long trained) {
        TensorType keys = type(row, "kv_type", "f16");
        long context = whole(row, "ctx", 0);
        long sequences = whole(row, "n_seq", 1);
        if (context < 0 || context > 0xFFFFFFFFL) throw new IllegalArgumentException("no context of " + context);
        if (sequences < 1 || sequences > MOST_SEQUENCES)
            throw new IllegalArgumentException("no run of " + sequences + " sequences: 1 to " + MOST_SEQUENCES);
        long batch = Math.max(1, whole(row, "n_batch", BATCH));
        long asked = whole(row, "ubatch", 512);
        long ubatch = asked <= 0 ? batch : Math.min(asked, batch);
        long layers = whole(row, "ngl", RunSettings.ALL_LAYERS);
        return new RunSettings(
                context == 0 ? trained : context,
                keys,
                row.get("v_type") == null ? keys : type(row, "v_type", "f16"),
                !off(row.get("fa")),
                (int) sequences,
                flag(row, "kv_unified"),
                (int) Math.min(ubatch, 1 << 20),
                whole(row, "n_outputs_max", 0) > 0 ? RunSettings.Outputs.SERVER : RunSettings.Outputs.ALL,
                layers < 0 ? RunSettings.ALL_LAYERS : (int) Math.min(layers, RunSettings.ALL_LAYERS),
                (int) Math.max(0, Math.min(whole(row, "n_cpu_moe", 0), RunSettings.ALL_LAYERS)),
                flag(row, "swa_full"),
                !flag(row, "no_kv_offload") && !Boolean.FALSE.equals(row.get("offload_kqv")));
    }

    /** Numbers each of which is possible can still make no model together, a head wider than its layer for example. */
    static String impossible(RuntimeException broken) {
        return "dimensions that make no model: " + broken.getMessage();
    }

    private static boolean off(Object value) {
        return Boolean.FALSE.equals(value)
                || value instanceof Number number && number.longValue() == 0
                || value instanceof String text
                        && List.of("off", "0", "disabled").contains(text);
    }

    private static boolean flag(Map<String, ?> row, String key) {
        Object value = row.get(key);
        return Boolean.TRUE.equals(value)
                || value instanceof Number number && number.longValue() != 0
                || "true".equals(value);
    }

    private static TensorType type(Map<String, ?> row, String key, String fallback) {
        String name = row.get(key) instanceof String text ? text : fallback;
        return TensorType.named(name).orElseThrow(() -> new IllegalArgumentException(key + ": no cache type " + name));
    }

    private static long whole(Map<String, ?> row, String key, long fallback) {
        Object value = row.get(key);
        if (value instanceof Number number) return number.longValue();
        if (!(value instanceof String text)) return fallback;
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException words) {
            throw new IllegalArgumentException(key + ": \"" + text + "\" is no number");
        }
    }

    static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, item) -> named.put(String.valueOf(key), item));
        return named;
    }

    static Map<String, ?> map(Object value, String where) throws IOException {
        if (!(value instanceof Map<?, ?> map)) throw new IOException(where + ": an object is wanted");
        return named(map);
    }
}
