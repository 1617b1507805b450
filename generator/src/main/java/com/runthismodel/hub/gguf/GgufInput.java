package com.runthismodel.hub.gguf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Little-endian numbers and strings from a stream, with the position kept for messages. */
final class GgufInput {
    private final InputStream in;
    private final byte[] scratch = new byte[8192];
    private long position;

    GgufInput(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    GgufException refuse(String problem) {
        return new GgufException(position, problem);
    }

    /** An unsigned number of 1 to 8 bytes; eight bytes with the top bit set come out negative. */
    long unsigned(int bytes) throws IOException {
        fill(scratch, bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) value = value << 8 | scratch[i] & 0xff;
        return value;
    }

    long signed(int bytes) throws IOException {
        int unused = 64 - 8 * bytes;
        return unsigned(bytes) << unused >> unused;
    }

    /** A count or length: refused when it is not in 0..limit. */
    long count(String what, long limit) throws IOException {
        long start = position;
        long value = unsigned(8);
        if (value < 0 || value > limit)
            throw new GgufException(
                    start, what + " is " + Long.toUnsignedString(value) + ", more than the " + limit + " accepted");
        return value;
    }

    String string(String what, int limit) throws IOException {
        int length = (int) count("length of " + what, limit);
        long start = position;
        byte[] bytes = new byte[length];
        fill(bytes, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new GgufException(start, what + " is not UTF-8");
        }
    }

    void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            int step = (int) Math.min(left, scratch.length);
            fill(scratch, step);
            left -= step;
        }
    }

    private void fill(byte[] target, int length) throws IOException {
        int read = in.readNBytes(target, 0, length);
        position += read;
        if (read < length) throw refuse("the header ends here, " + (length - read) + " bytes short");
    }
}
