package com.runthismodel.hub.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes headers in the real layout, right ones and wrong ones, for tests. */
public final class GgufWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public GgufWriter header(int version, long tensors, long pairs) {
        return raw("GGUF".getBytes(StandardCharsets.US_ASCII))
                .u32(version)
                .u64(tensors)
                .u64(pairs);
    }

    public GgufWriter text(String key, String value) {
        return string(key).u32(8).string(value);
    }

    public GgufWriter number(String key, long value) {
        return string(key).u32(4).u32((int) value);
    }

    public GgufWriter numbers(String key, List<Integer> values) {
        string(key).u32(9).u32(5).u64(values.size());
        values.forEach(this::u32);
        return this;
    }

    public GgufWriter texts(String key, List<String> values) {
        string(key).u32(9).u32(8).u64(values.size());
        values.forEach(this::string);
        return this;
    }

    public GgufWriter tensor(String name, int type, long offset, long... dimensions) {
        string(name).u32(dimensions.length);
        for (long dimension : dimensions) u64(dimension);
        return u32(type).u64(offset);
    }

    public GgufWriter string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return u64(bytes.length).raw(bytes);
    }

    public GgufWriter u32(int value) {
        return raw(little(4).putInt(value).array());
    }

    public GgufWriter u64(long value) {
        return raw(little(8).putLong(value).array());
    }

    public GgufWriter raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
