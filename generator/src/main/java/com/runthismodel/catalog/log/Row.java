package com.runthismodel.catalog.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One object of a log: what is not there or of another type is empty or zero. */
record Row(Map<?, ?> fields) {
    private static final Row NOTHING = new Row(Map.of());

    String text(String key) {
        Object value = fields.get(key);
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }

    /** With its spaces, where there is any text at all. */
    Optional<String> verbatim(String key) {
        return fields.get(key) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    double number(String key) {
        return fields.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    int whole(String key) {
        return (int) number(key);
    }

    Row inner(String key) {
        return fields.get(key) instanceof Map<?, ?> map ? new Row(map) : NOTHING;
    }

    Row first(String key) {
        boolean any = fields.get(key) instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>;
        return any ? new Row((Map<?, ?>) ((List<?>) fields.get(key)).get(0)) : NOTHING;
    }
}
