package com.runthismodel.bake.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A growing buffer to write to and then read from. Plain calls on one array: reading ten thousand models must take
 * less time than a cold program needs to warm up anything cleverer.
 */
final class StateBytes {
    private ByteBuffer bytes;

    StateBytes(int room) {
        bytes = ByteBuffer.allocate(room);
    }

    StateBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Written or read so far. */
    int length() {
        return bytes.position();
    }

    /** What it is written to or read from, itself. */
    byte[] array() {
        return bytes.array();
    }

    byte[] toArray() {
        return bytes.position() == bytes.capacity() ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position());
    }

    void number(long value) {
        room(8).putLong(value);
    }

    long number() {
        return bytes.getLong();
    }

    void count(int value) {
        room(4).putInt(value);
    }

    int count() {
        return bytes.getInt();
    }

    void bytes(byte[] value) {
        count(value.length);
        room(value.length).put(value);
    }

    byte[] bytes() {
        byte[] value = new byte[count()];
        bytes.get(value);
        return value;
    }

    void copy(byte[] from, int start, int end) {
        room(end - start).put(from, start, end - start);
    }

    void counts(int[] values) {
        count(values.length);
        for (int value : values) count(value);
    }

    int[] counts() {
        int[] values = new int[count()];
        for (int i = 0; i < values.length; i++) values[i] = count();
        return values;
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        int length = count();
        String value = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return value;
    }

    void texts(List<String> values) {
        count(values.size());
        for (String value : values) text(value);
    }

    List<String> texts() {
        int size = count();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) values.add(text());
        return values;
    }

    void optional(Optional<String> value) {
        texts(value.map(List::of).orElse(List.of()));
    }

    Optional<String> optional() {
        return count() == 0 ? Optional.empty() : Optional.of(text());
    }

    void stamp(Stamp stamp) {
        number(stamp.size());
        number(stamp.modifiedNanos());
        count(stamp.identity());
        text(stamp.sum());
    }

    Stamp stamp() {
        return new Stamp(number(), number(), count(), text());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int position = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), position + more)));
            bytes.position(position);
        }
        return bytes;
    }
}
