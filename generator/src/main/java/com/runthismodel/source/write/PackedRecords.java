package com.runthismodel.source.write;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as bytes, for what a later run reads instead of its sources: many times faster than YAML, and valid only for
 * the program that wrote it. Components may be records, lists, maps by text, Optionals, enums, texts, days and numbers.
 */
public final class PackedRecords {
    private PackedRecords() {}

    public static void write(Record value, DataOutput out) throws IOException {
        write(value, value.getClass(), out);
    }

    public static <T extends Record> T read(Class<T> type, DataInput in) throws IOException {
        return type.cast(read((Type) type, in));
    }

    /** Text of any length: {@link DataOutput#writeUTF} ends at 65,535 bytes. */
    public static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(Object value, Type type, DataOutput out) throws IOException {
        Class<?> raw = raw(type);
        if (raw == String.class) writeText((String) value, out);
        else if (raw == boolean.class || raw == Boolean.class) out.writeBoolean((Boolean) value);
        else if (raw == int.class || raw == Integer.class) out.writeInt((Integer) value);
        else if (raw == long.class || raw == Long.class) out.writeLong((Long) value);
        else if (raw == double.class || raw == Double.class) out.writeDouble((Double) value);
        else if (raw == LocalDate.class) out.writeLong(((LocalDate) value).toEpochDay());
        else if (raw.isEnum()) out.writeInt(((Enum<?>) value).ordinal());
        else if (raw == Optional.class) writeList(((Optional<?>) value).stream().toList(), argument(type, 0), out);
        else if (raw == List.class) writeList((List<?>) value, argument(type, 0), out);
        else if (raw == Map.class) writeMap((Map<?, ?>) value, argument(type, 1), out);
        else writeRecord(value, raw, out);
    }

    private static void writeList(List<?> list, Type item, DataOutput out) throws IOException {
        out.writeInt(list.size());
        for (Object value : list) write(value, item, out);
    }

    private static void writeMap(Map<?, ?> map, Type value, DataOutput out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            writeText((String) entry.getKey(), out);
            write(entry.getValue(), value, out);
        }
    }

    private static void writeRecord(Object value, Class<?> type, DataOutput out) throws IOException {
        Type[] components = PackedShape.of(type).components();
        RecordFields fields = RecordFields.of(type);
        for (int i = 0; i < components.length; i++) write(fields.value(value, i), components[i], out);
    }

    private static Object read(Type type, DataInput in) throws IOException {
        Class<?> raw = raw(type);
        if (raw == String.class) return readText(in);
        if (raw == boolean.class || raw == Boolean.class) return in.readBoolean();
        if (raw == int.class || raw == Integer.class) return in.readInt();
        if (raw == long.class || raw == Long.class) return in.readLong();
        if (raw == double.class || raw == Double.class) return in.readDouble();
        if (raw == LocalDate.class) return LocalDate.ofEpochDay(in.readLong());
        if (raw.isEnum()) return raw.getEnumConstants()[in.readInt()];
        if (raw == Optional.class)
            return readList(argument(type, 0), in).stream().findFirst();
        if (raw == List.class) return readList(argument(type, 0), in);
        if (raw == Map.class) return readMap(argument(type, 1), in);
        return readRecord(raw, in);
    }

    private static List<Object> readList(Type item, DataInput in) throws IOException {
        int size = in.readInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) list.add(read(item, in));
        return list;
    }

    private static Map<String, Object> readMap(Type value, DataInput in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) map.put(readText(in), read(value, in));
        return map;
    }

    private static Object readRecord(Class<?> type, DataInput in) throws IOException {
        PackedShape shape = PackedShape.of(type);
        Object[] values = new Object[shape.components().length];
        for (int i = 0; i < values.length; i++) values[i] = read(shape.components()[i], in);
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(
                    type + " refuses what was packed: " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be public", e);
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
