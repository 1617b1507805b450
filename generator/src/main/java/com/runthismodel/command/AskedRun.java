package com.runthismodel.command;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;
import java.util.List;
import java.util.Map;

/**
 * How a row of a truth file has llama.cpp started. What is absent or null is llama.cpp's default; what is there and makes no
 * sense is refused, for the default would be the answer to another question.
 */
record AskedRun(Map<String, ?> row) {
    /** llama.cpp's own {@code n_batch} where a row does not say. */
    private static final long BATCH = 2048;

    /** llama.cpp's LLAMA_MAX_SEQ. */
    static final long MOST_SEQUENCES = 256;

    private static final List<Object> ON = List.of(true, 1L, "true", "1", "on", "enabled");
    private static final List<Object> OFF = List.of(false, 0L, "false", "0", "off", "disabled");
    private static final List<Object> AUTO = List.of(-1L, "-1", "auto");

    /** @throws IllegalArgumentException saying which setting llama.cpp would not take */
    RunSettings settings(long trained) {
        TensorType keys = type("kv_type", TensorType.F16);
        long context = whole("ctx", 0);
        long sequences = whole("n_seq", 1);
        if (context < 0 || context > 0xFFFFFFFFL) throw new IllegalArgumentException("no context of " + context);
        if (sequences < 1 || sequences > MOST_SEQUENCES)
            throw new IllegalArgumentException("no run of " + sequences + " sequences: 1 to " + MOST_SEQUENCES);
        return new RunSettings(
                context == 0 ? trained : context,
                keys,
                type("v_type", keys),
                flash(),
                (int) sequences,
                flag("kv_unified", false),
                ubatch(),
                whole("n_outputs_max", 0) > 0 ? RunSettings.Outputs.SERVER : RunSettings.Outputs.ALL,
                gpuLayers(),
                cpuMoeLayers(),
                flag("swa_full", false),
                !flag("no_kv_offload", false) && flag("offload_kqv", true));
    }

    private int ubatch() {
        long batch = whole("n_batch", BATCH);
        if (batch < 1) throw new IllegalArgumentException("n_batch: must be at least 1, was " + batch);
        long asked = whole("ubatch", 512);
        return (int) Math.min(asked <= 0 ? batch : Math.min(asked, batch), 1 << 20);
    }

    /** Less than none is llama.cpp's word for all. */
    private int gpuLayers() {
        long layers = whole("ngl", RunSettings.ALL_LAYERS);
        return layers < 0 ? RunSettings.ALL_LAYERS : (int) Math.min(layers, RunSettings.ALL_LAYERS);
    }

    private int cpuMoeLayers() {
        long layers = whole("n_cpu_moe", 0);
        if (layers < 0) throw new IllegalArgumentException("n_cpu_moe: must not be negative, was " + layers);
        return (int) Math.min(layers, RunSettings.ALL_LAYERS);
    }

    private boolean flash() {
        Object value = row.get("fa");
        return value == null || AUTO.contains(value) || flag("fa", true);
    }

    private boolean flag(String key, boolean fallback) {
        Object value = row.get(key);
        if (value == null) return fallback;
        if (ON.contains(value)) return true;
        if (OFF.contains(value)) return false;
        throw new IllegalArgumentException(key + ": wants true or false, not " + said(value));
    }

    private TensorType type(String key, TensorType fallback) {
        Object value = row.get(key);
        if (value == null) return fallback;
        if (!(value instanceof String name))
            throw new IllegalArgumentException(key + ": wants the name of a type, not " + said(value));
        return TensorType.named(name).orElseThrow(() -> new IllegalArgumentException(key + ": no cache type " + name));
    }

    private long whole(String key, long fallback) {
        Object value = row.get(key);
        if (value == null) return fallback;
        if (value instanceof Long number) return number;
        // Written as 8192.0, or with more digits than any count has.
        if (value instanceof Double number && number == Math.rint(number) && !number.isInfinite())
            return number.longValue();
        if (!(value instanceof String text))
            throw new IllegalArgumentException(key + ": wants a whole number, not " + said(value));
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException words) {
            throw new IllegalArgumentException(key + ": \"" + text + "\" is no number");
        }
    }

    private static String said(Object value) {
        if (value instanceof List<?>) return "a list";
        if (value instanceof Map<?, ?>) return "an object";
        return value instanceof String text ? '"' + text + '"' : value.toString();
    }
}
