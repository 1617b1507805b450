package com.runthismodel.source.write;

import com.runthismodel.source.Words;
import com.runthismodel.source.record.RecordReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The components of a record type, to be read without knowing the type: for JSON, and for templates. Looked up once for
 * each type and called through method handles, because reflection is slow, wants a class for each method it calls often,
 * and pages ask millions of times.
 */
public final class RecordFields {
    private static final ClassValue<RecordFields> KNOWN = new ClassValue<>() {
        @Override
        protected RecordFields computeValue(Class<?> type) {
            return new RecordFields(type);
        }
    };

    private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

    private final String[] keys;
    private final byte[][] quotedKeys;
    private final MethodHandle[] accessors;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean writtenAsText;

    private RecordFields(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        keys = new String[components.length];
        quotedKeys = new byte[components.length][];
        accessors = new MethodHandle[components.length];
        writtenAsText = RecordReader.isOneValue(type);
        for (int i = 0; i < components.length; i++) {
            keys[i] = Words.key(components[i]);
            quotedKeys[i] = JsonWriter.compact(keys[i]).getBytes(StandardCharsets.UTF_8);
            accessors[i] = accessor(components[i]);
            places.put(components[i].getName(), i);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(ANY);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component.getDeclaringRecord() + " must be public", e);
        }
    }

    public static RecordFields of(Class<?> recordType) {
        return KNOWN.get(recordType);
    }

    /** Whether records of this type are written as one text, because that is what they are read from. */
    boolean writtenAsText() {
        return writtenAsText;
    }

    int count() {
        return keys.length;
    }

    /** What files call it. */
    String key(int place) {
        return keys[place];
    }

    /** The same as JSON writes it. */
    byte[] quotedKey(int place) {
        return quotedKeys[place];
    }

    /** Where a component of this name is; -1 where there is none. */
    public int place(String name) {
        return places.getOrDefault(name, -1);
    }

    public Object value(Object record, int place) {
        try {
            return (Object) accessors[place].invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor throws nothing that is checked", e);
        }
    }
}
