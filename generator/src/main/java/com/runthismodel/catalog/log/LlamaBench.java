package com.runthismodel.catalog.log;

import com.runthismodel.catalog.QuantizationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * llama-bench: each row is a test of reading a prompt (pp) or of writing (tg). The first of each under the same conditions
 * make one run; further ones are runs of their own. Field names: ggml-org/llama.cpp tools/llama-bench/llama-bench.cpp.
 */
final class LlamaBench {
    /** From this many on the option means all: its default is 99, and -1 in later versions. */
    private static final int ALL_LAYERS = 99;

    /** How a model's type is written where the file's name is not there: {@code llama 1B Q4_K - Medium}. */
    private static final Pattern TYPE_NAME = Pattern.compile("((?:IQ|Q|TQ|BF|F|MXFP)\\d\\S*(?: - \\w+)?)(?: MoE)?$");

    private static final List<String> CONDITIONS = List.of(
            "model_filename", "model_type", "n_depth", "flash_attn", "type_k", "type_v", "n_gpu_layers", "n_ubatch");

    private LlamaBench() {}

    static List<LoggedRun> runs(List<Map<?, ?>> rows) {
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Map<?, ?> fields : rows) {
            Row row = new Row(fields);
            boolean one = row.whole("n_prompt") > 0 ^ row.whole("n_gen") > 0;
            if (row.number("avg_ts") <= 0 || !one) continue;
            List<String> key =
                    CONDITIONS.stream().map(c -> String.valueOf(fields.get(c))).toList();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<LoggedRun> runs = new ArrayList<>();
        groups.values().forEach(tests -> pair(tests, runs));
        return runs;
    }

    private static void pair(List<Row> tests, List<LoggedRun> runs) {
        Optional<Row> prompt =
                tests.stream().filter(row -> row.whole("n_prompt") > 0).findFirst();
        Optional<Row> answer =
                tests.stream().filter(row -> row.whole("n_gen") > 0).findFirst();
        runs.add(run(prompt, answer));
        for (Row row : tests) {
            if (prompt.filter(row::equals).isPresent()
                    || answer.filter(row::equals).isPresent()) continue;
            boolean reads = row.whole("n_prompt") > 0;
            runs.add(run(reads ? Optional.of(row) : Optional.empty(), reads ? Optional.empty() : Optional.of(row)));
        }
    }

    private static LoggedRun run(Optional<Row> prompt, Optional<Row> answer) {
        Row any = prompt.or(() -> answer).orElseThrow();
        LoggedRun.Notes notes = new LoggedRun.Notes()
                .put("file", any.text("model_filename").replaceFirst(".*[/\\\\]", ""))
                .put("quantization", quantization(any))
                .put("hardware", any.text("gpu_info").isEmpty() ? any.text("cpu_info") : any.text("gpu_info"))
                .put("cpu", any.text("gpu_info").isEmpty() ? "" : any.text("cpu_info"))
                .put("runtime", "llama.cpp")
                .put("runtimeVersion", any.whole("build_number") > 0 ? "b" + any.whole("build_number") : "")
                .put("backend", backend(any.text("backends")))
                .put("backendAsWritten", any.text("backends"))
                .put(
                        "prefillTokensPerSecond",
                        prompt.map(r -> r.number("avg_ts")).orElse(null))
                .put(
                        "decodeTokensPerSecond",
                        answer.map(r -> r.number("avg_ts")).orElse(null))
                .put("promptTokens", prompt.map(r -> r.whole("n_prompt")).orElse(null))
                .put("answerTokens", answer.map(r -> r.whole("n_gen")).orElse(null))
                .put("test", test(prompt, answer))
                .put("batch", 1);
        return conditions(any, notes).put("kind", "llama-bench").done();
    }

    private static LoggedRun.Notes conditions(Row any, LoggedRun.Notes notes) {
        notes.put("flashAttention", flag(any.fields().get("flash_attn")));
        String keys = any.text("type_k");
        if (!keys.equals("f16")) notes.put("kvType", keys);
        notes.put("parameters", (long) any.number("model_n_params"));
        notes.put("tensorBytes", (long) any.number("model_size"));
        if (any.text("test_time").length() > 10)
            notes.put("date", any.text("test_time").substring(0, 10));
        int layers = any.whole("n_gpu_layers");
        boolean part = layers > 0 && layers < ALL_LAYERS && !"cpu".equals(backend(any.text("backends")));
        if (part) notes.put("suspect", "only " + layers + " layers were on the GPU, which the estimate does not know");
        return notes;
    }

    /** Older versions write a truth value, later ones a number that is -1 where the program chose. */
    private static Boolean flag(Object value) {
        if (value instanceof Boolean on) return on;
        return value instanceof Number number && number.intValue() >= 0 ? number.intValue() > 0 : null;
    }

    private static String quantization(Row row) {
        String stem = row.text("model_filename").replaceFirst("(-\\d{5}-of-\\d{5})?\\.gguf$", "");
        Optional<String> named = QuantizationName.written(stem).map(QuantizationName::canonical);
        if (named.isPresent()) return named.get();
        Matcher type = TYPE_NAME.matcher(row.text("model_type"));
        return type.find() ? QuantizationName.canonical(type.group(1).replaceFirst(" - (\\w)\\w*$", "_$1")) : "";
    }

    private static String backend(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        for (String known : List.of("cuda", "rocm", "vulkan", "metal", "opencl", "hexagon"))
            if (name.contains(known)) return known;
        if (name.contains("mtl")) return "metal";
        return name.equals("cpu") || name.equals("blas") ? "cpu" : "";
    }

    private static String test(Optional<Row> prompt, Optional<Row> answer) {
        List<String> names = new ArrayList<>();
        prompt.ifPresent(row -> names.add("pp" + row.whole("n_prompt") + depth(row)));
        answer.ifPresent(row -> names.add("tg" + row.whole("n_gen") + depth(row)));
        return String.join("/", names);
    }

    private static String depth(Row row) {
        return row.whole("n_depth") > 0 ? " @ d" + row.whole("n_depth") : "";
    }
}
