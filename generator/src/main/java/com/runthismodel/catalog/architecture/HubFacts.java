package com.runthismodel.catalog.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Typed access to a {@code config.json}; the language model's nest comes before the whole. */
record HubFacts(Map<?, ?> text, Map<?, ?> root) {
    private static final List<String> NESTS = List.of("text_config", "llm_config", "language_config");

    static HubFacts of(Map<?, ?> root) {
        Map<?, ?> outer = root.get("thinker_config") instanceof Map<?, ?> thinker ? thinker : root;
        for (String nest : NESTS) if (outer.get(nest) instanceof Map<?, ?> text) return new HubFacts(text, outer);
        return new HubFacts(outer, outer);
    }

    String modelType() {
        Object type = text.get("model_type") == null ? root.get("model_type") : text.get("model_type");
        return String.valueOf(type);
    }

    Object value(String name) {
        Object inner = text.get(name);
        return inner == null ? root.get(name) : inner;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** The first of these keys that holds a whole number. */
    OptionalLong whole(String... names) {
        for (String name : names) {
            if (value(name) instanceof Number number) return OptionalLong.of(number.longValue());
        }
        return OptionalLong.empty();
    }

    long need(String... names) {
        return whole(names).orElseThrow(() -> new Facts.Missing("config.json " + String.join(" or ", names)));
    }

    double fraction(String name, double fallback) {
        return value(name) instanceof Number number ? number.doubleValue() : fallback;
    }

    boolean flag(String name, boolean fallback) {
        return value(name) instanceof Boolean flag ? flag : fallback;
    }

    Optional<String> word(String name) {
        return value(name) instanceof String word ? Optional.of(word) : Optional.empty();
    }

    List<?> list(String name) {
        return value(name) instanceof List<?> list ? list : List.of();
    }

    Map<?, ?> map(String name) {
        return value(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Rotary settings moved from {@code rope_scaling} to {@code rope_parameters} in newer files. */
    String ropeType() {
        for (String name : List.of("rope_parameters", "rope_scaling")) {
            Object type = map(name).get("rope_type") == null
                    ? map(name).get("type")
                    : map(name).get("rope_type");
            if (type != null) return type.toString();
        }
        return "default";
    }

    double rotaryShare() {
        Object inner = map("rope_parameters").get("partial_rotary_factor");
        if (inner instanceof Number share) return share.doubleValue();
        return fraction("partial_rotary_factor", fraction("rotary_pct", 1));
    }
}
