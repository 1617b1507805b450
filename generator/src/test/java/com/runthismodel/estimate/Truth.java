package com.runthismodel.estimate;

import com.runthismodel.TruthFile;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The measured truth, read once: src/test/resources/truth/README.md says where it comes from. */
final class Truth {
    private static final Map<String, ?> ROOT = TruthFile.read("memory_truth");
    private static final Map<String, Coefficients> PRICED = new HashMap<>();

    private Truth() {}

    static Map<String, Map<String, ?>> models() {
        Map<String, Map<String, ?>> models = new HashMap<>();
        map(ROOT.get("models")).forEach((name, model) -> models.put(name, map(model)));
        return models;
    }

    static KnownArchitecture architecture(String model) {
        Map<String, ?> facts = models().get(model);
        return (KnownArchitecture) Architecture.ofGguf(map(facts.get("metadata")), map(facts.get("dims")));
    }

    /** Runs on CUDA, those that llama.cpp refused included. */
    static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Object row : (List<?>) ROOT.get("rows"))
            if ("cuda".equals(map(row).get("backend"))) runs.add(new Run(map(row)));
        return runs;
    }

    record Run(Map<String, ?> row) {
        String model() {
            return row.get("model").toString();
        }

        String quantization() {
            return row.get("quant").toString();
        }

        Coefficients coefficients() {
            return PRICED.computeIfAbsent(
                    model() + "\t" + quantization(),
                    key -> Coefficients.of(architecture(model()), quantization(), OptionalLong.empty()));
        }

        /** As llama-server is started by default, with any cache. */
        boolean asPagesAsk() {
            RunSettings asked = settings();
            return asked.flashAttention()
                    && asked.ubatchTokens() == 512
                    && asked.outputs() == RunSettings.Outputs.SERVER
                    && !asked.fullWindowCache();
        }

        boolean refused() {
            return row.containsKey("error");
        }

        long whole(String key) {
            return ((Number) row.get(key)).longValue();
        }

        RunSettings settings() {
            TensorType keys = TensorType.named(row.get("kv_type").toString()).orElseThrow();
            Object values = row.get("v_type");
            return new RunSettings(
                    whole("ctx"),
                    keys,
                    values == null ? keys : TensorType.named(values.toString()).orElseThrow(),
                    !"off".equals(row.get("fa")),
                    (int) whole("n_seq"),
                    Boolean.TRUE.equals(row.get("kv_unified")),
                    (int) whole("ubatch"),
                    whole("n_outputs_max") == 0 ? RunSettings.Outputs.ALL : RunSettings.Outputs.SERVER,
                    (int) whole("ngl"),
                    0,
                    Boolean.TRUE.equals(row.get("swa_full")),
                    true);
        }

        /** Bytes of one kind of buffer, on the GPU or beside it. */
        long buffer(boolean gpu, String... kinds) {
            long sum = 0;
            for (Map.Entry<String, ?> place : map(row.get("buffers")).entrySet()) {
                if (place.getKey().equals("CUDA0") != gpu) continue;
                for (String kind : kinds) sum += ((Number) map(place.getValue()).get(kind)).longValue();
            }
            return sum;
        }

        long gpu() {
            return buffer(true, "model", "kv", "rs", "compute", "output");
        }

        long host() {
            return buffer(false, "model", "kv", "rs", "compute", "output");
        }

        @Override
        public String toString() {
            Map<String, Object> asked = new HashMap<>(row);
            asked.remove("buffers");
            return asked.toString();
        }
    }

    static Map<String, ?> map(Object value) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, item) -> map.put(key.toString(), item));
        return map;
    }
}
