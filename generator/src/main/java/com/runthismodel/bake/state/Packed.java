package com.runthismodel.bake.state;

import com.runthismodel.source.write.PackedRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A record as bytes until somebody needs it. */
public record Packed<T extends Record>(Class<T> type, byte[] bytes) {
    @SuppressWarnings("unchecked")
    public static <T extends Record> Packed<T> of(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackedRecords.write(value, new DataOutputStream(bytes));
        return new Packed<>((Class<T>) value.getClass(), bytes.toByteArray());
    }

    public T unpack() throws IOException {
        return PackedRecords.read(type, new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
