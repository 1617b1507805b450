package com.runthismodel.source.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text being put together as the bytes that a file holds, so that nothing is encoded a second time. */
public final class Utf8 {
    private static final int SHORT = 64;

    private byte[] bytes;
    private int length;

    public Utf8(int room) {
        bytes = new byte[room];
    }

    /** The first {@link #length()} of these are the text; they change with the next call. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public Utf8 append(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** @param letter of ASCII */
    Utf8 append(char letter) {
        reserve(1);
        bytes[length++] = (byte) letter;
        return this;
    }

    /** A short text is cheaper letter by letter, a long one by what Java has for whole texts. */
    public Utf8 append(String text) {
        int count = text.length();
        return count < SHORT ? append(text, 0, count) : append(text.getBytes(StandardCharsets.UTF_8));
    }

    public Utf8 append(String text, int from, int end) {
        reserve(end - from);
        for (int i = from; i < end; i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) return append(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
            bytes[length++] = (byte) letter;
        }
        return this;
    }

    /**
     * A text that the caller has looked through. The method was given up by Java because it drops the upper half of each
     * character: ASCII has none, and nothing else copies a text without looking at each letter again.
     */
    @SuppressWarnings("deprecation")
    Utf8 appendAscii(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
