package com.runthismodel.bake.state;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells a file that was touched from one that was changed. Two sums that processors have instructions for: a cold program
 * would spend more time on SHA-256 of its inputs than on reading them. Who forges a file to both keeps their own change
 * from a site that is baked where it was baked before, and nothing else.
 */
final class Sum {
    private Sum() {}

    static String of(byte[] content) {
        long both = value(new CRC32(), content) << 32 | value(new CRC32C(), content);
        return HexFormat.of().toHexDigits(both);
    }

    private static long value(Checksum sum, byte[] content) {
        sum.update(content, 0, content.length);
        return sum.getValue();
    }
}
