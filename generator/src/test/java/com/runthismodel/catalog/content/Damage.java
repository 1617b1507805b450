package com.runthismodel.catalog.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damage of the kinds that disks, editors, merges and attackers do to text files. */
final class Damage {
    private static final List<String> NASTY = List.of(
            "&a ",
            "*a",
            "!!binary ",
            "<<: *a",
            "---\n",
            "? ",
            "[[[[",
            "{{{{",
            "\u202e",
            "\ufeff",
            "\0",
            "\t",
            "\r",
            "</script>",
            "${7*7}",
            "../../",
            "$(id)",
            "1e999999999",
            "-0",
            "99999999999999999999",
            "NaN",
            "null",
            "~",
            "\\u0000",
            "\\ud800",
            "\u2028",
            "\uD83D\uDE00",
            "%",
            "|",
            ">-\n",
            "\"",
            "'",
            "#",
            ": ",
            "- ",
            "\n\n",
            ",");

    private Damage() {}

    static byte[] bytes(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) bytes = once(bytes, random);
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) return new byte[] {(byte) random.nextInt()};
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0:
                bytes[at] = (byte) random.nextInt();
                return bytes;
            case 1:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 2:
                return Arrays.copyOf(bytes, at);
            case 3:
                return insert(bytes, at, NASTY.get(random.nextInt(NASTY.size())));
            case 4:
                return insert(bytes, at, NASTY.get(random.nextInt(NASTY.size())).repeat(1 + random.nextInt(2000)));
            default:
                return lines(bytes, random);
        }
    }

    private static byte[] insert(byte[] bytes, int at, String text) {
        byte[] middle = text.getBytes(StandardCharsets.UTF_8);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + middle.length);
        System.arraycopy(middle, 0, longer, at, middle.length);
        System.arraycopy(bytes, at, longer, at + middle.length, bytes.length - at);
        return longer;
    }

    /** Two lines change places, one is doubled, or one is indented: what a bad merge leaves behind. */
    private static byte[] lines(byte[] bytes, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0:
                Collections.swap(lines, one, other);
                break;
            case 1:
                lines.add(other, lines.get(one));
                break;
            default:
                lines.set(one, " ".repeat(1 + random.nextInt(4)) + lines.get(one));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
