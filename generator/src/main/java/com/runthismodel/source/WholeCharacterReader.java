package com.runthismodel.source;

import java.io.Reader;

/**
 * Reads text in pieces that never end in the middle of a character. snakeyaml-engine 3.0.1 fills a buffer of 1,025
 * units; when the last is the first half of a pair it reads the other half past the buffer's end and throws
 * IndexOutOfBoundsException (StreamReader.extendIfTrailingHighSurrogate). One emoji at the wrong place is enough.
 */
final class WholeCharacterReader extends Reader {
    private final String text;
    private int position;

    WholeCharacterReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int count = Math.min(length, text.length() - position);
        if (count <= 0) return length == 0 ? 0 : -1;
        if (count > 1 && Character.isHighSurrogate(text.charAt(position + count - 1))) count--;
        text.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
    }

    @Override
    public void close() {
        // A string holds nothing open.
    }
}
