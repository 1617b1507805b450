package com.runthismodel.catalog.architecture;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Typed access to GGUF metadata. Keys are given without the architecture's prefix. */
record Facts(String architecture, Map<String, ?> metadata, Map<String, ?> hints) {

    /** A number without which the model cannot be priced. */
    static final class Missing extends RuntimeException {
        Missing(String what) {
            super(what);
        }
    }

    static Facts of(Map<String, ?> metadata, Map<String, ?> hints) {
        if (!(metadata.get("general.architecture") instanceof String name))
            throw new Missing("metadata general.architecture");
        return new Facts(name, metadata, hints);
    }

    private Object value(String key) {
        return metadata.get(architecture + "." + key);
    }

    boolean has(String key) {
        return value(key) != null;
    }

    long need(String key) {
        return maybe(key).orElseThrow(() -> new Missing("metadata " + architecture + "." + key));
    }

    long get(String key, long fallback) {
        return maybe(key).orElse(fallback);
    }

    OptionalLong maybe(String key) {
        return sane(key, number(value(key), 0));
    }

    /** No model has such numbers: what follows from them would overflow. */
    private OptionalLong sane(String key, OptionalLong number) {
        if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE))
            throw new Missing("a possible " + architecture + "." + key + ", not " + number.getAsLong());
        return number;
    }

    /** A value that is one number for all layers or a list with one for each. */
    OptionalLong at(String key, int layer) {
        return sane(key, number(value(key), layer));
    }

    long at(String key, int layer, long fallback) {
        return at(key, layer).orElse(fallback);
    }

    boolean isList(String key) {
        return value(key) instanceof List<?>;
    }

    boolean flag(String key, boolean fallback) {
        return value(key) instanceof Boolean flag ? flag : fallback;
    }

    /** Whether it is a factor that changes something: llama.cpp leaves out those of zero and one. */
    boolean factor(String key) {
        return value(key) instanceof Number number && number.doubleValue() != 0 && number.doubleValue() != 1;
    }

    boolean nonzero(String key) {
        return value(key) instanceof Number number && number.doubleValue() != 0;
    }

    /** What only the tensor list of a file tells; empty when nobody said. */
    boolean hint(String key, boolean fallback) {
        Object value = hints.get(key);
        if (value instanceof Boolean flag) return flag;
        return value instanceof Number number ? number.longValue() != 0 : fallback;
    }

    OptionalLong hintNumber(String key) {
        return number(hints.get(key), 0);
    }

    private static OptionalLong number(Object value, int index) {
        if (value instanceof List<?> list)
            return index < list.size() ? number(list.get(index), 0) : OptionalLong.empty();
        if (value instanceof Boolean flag) return OptionalLong.of(flag ? 1 : 0);
        return value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }
}
