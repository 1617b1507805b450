package com.runthismodel.hub.gguf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Metadata values: thirteen types, one of them arrays, which are held only where they are short and plain. */
final class GgufValues {
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    /** Chat templates are the longest strings in the wild, some hundred kB. */
    private static final int STRING_LIMIT = 16 << 20;
    /** Vocabularies have some hundred thousand entries. */
    private static final long ARRAY_LIMIT = 1 << 24;
    /** Per-layer arrays are what we need; vocabularies are skipped. */
    private static final int HELD_LIMIT = 4096;
    /** Of all values together, in bytes of memory: a template and per-layer arrays take less than one. */
    private static final long ALL_HELD_LIMIT = 64 << 20;

    private static final int NUMBER_BYTES = 24;

    private final GgufInput in;
    private final Map<String, Long> arrayLengths;
    private long held;

    GgufValues(GgufInput in, Map<String, Long> arrayLengths) {
        this.in = in;
        this.arrayLengths = arrayLengths;
    }

    /** The value, or null for an array that is not held. */
    Object read(String key) throws IOException {
        int type = type(key);
        return type == ARRAY ? array(key) : scalar(key, type);
    }

    private int type(String key) throws IOException {
        long type = in.unsigned(4);
        if (type > 12) throw in.refuse("value type " + type + " of \"" + key + "\" is not one of GGUF's thirteen");
        return (int) type;
    }

    private Object scalar(String key, int type) throws IOException {
        return switch (type) {
            case 0 -> in.unsigned(1);
            case 1 -> in.signed(1);
            case 2 -> in.unsigned(2);
            case 3 -> in.signed(2);
            case 4 -> in.unsigned(4);
            case 5 -> in.signed(4);
            case 6 -> (double) Float.intBitsToFloat((int) in.unsigned(4));
            case 7 -> flag(key);
            case STRING -> text(key);
            case 10 -> in.count("value of \"" + key + "\"", Long.MAX_VALUE);
            case 11 -> in.signed(8);
            default -> Double.longBitsToDouble(in.unsigned(8));
        };
    }

    private String text(String key) throws IOException {
        long start = in.position();
        String text = in.string("\"" + key + "\"", STRING_LIMIT);
        hold(in.position() - start);
        return text;
    }

    private void hold(long bytes) throws GgufException {
        held += bytes;
        if (held > ALL_HELD_LIMIT) throw in.refuse("metadata takes more than " + ALL_HELD_LIMIT + " bytes");
    }

    private Boolean flag(String key) throws IOException {
        long value = in.unsigned(1);
        if (value > 1) throw in.refuse("\"" + key + "\" is a flag of value " + value);
        return value == 1;
    }

    private List<Object> array(String key) throws IOException {
        int type = type(key);
        if (type == ARRAY) throw in.refuse("\"" + key + "\" is an array of arrays, which no known file has");
        long length = in.count("length of array \"" + key + "\"", ARRAY_LIMIT);
        arrayLengths.put(key, length);
        if (type == STRING || length > HELD_LIMIT) return skip(key, type, length);
        hold(length * NUMBER_BYTES);
        List<Object> values = new ArrayList<>((int) length);
        for (long i = 0; i < length; i++) values.add(scalar(key, type));
        return List.copyOf(values);
    }

    private List<Object> skip(String key, int type, long length) throws IOException {
        if (type != STRING) {
            in.skip(length * width(type));
            return null;
        }
        for (long i = 0; i < length; i++) in.skip(in.count("length of a string in \"" + key + "\"", STRING_LIMIT));
        return null;
    }

    private static int width(int type) {
        return switch (type) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            default -> 8;
        };
    }
}
