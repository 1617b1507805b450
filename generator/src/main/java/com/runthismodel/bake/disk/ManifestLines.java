package com.runthismodel.bake.disk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The {@link Manifest} of a site that is there: of ten thousands of lines, those of a few files are looked up or changed
 * and the others copied as they stand.
 */
public record ManifestLines(byte[] text) {
    /** Of a sum and the two spaces after it. */
    private static final int SUM = 64;

    private static final int PATH = SUM + 2;

    /** @param sums by path; none for a file that is gone */
    public ManifestLines with(SortedMap<String, Optional<String>> sums) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(text.length + 256 * sums.size());
        int from = 0;
        for (Map.Entry<String, Optional<String>> file : sums.entrySet()) {
            int line = firstNotBefore(file.getKey());
            changed.write(text, from, line - from);
            boolean there = line < text.length && pathAt(line).equals(file.getKey());
            from = there ? end(line) : line;
            file.getValue()
                    .map(sum -> sum + "  " + file.getKey() + "\n")
                    .ifPresent(added -> changed.writeBytes(added.getBytes(StandardCharsets.UTF_8)));
        }
        changed.write(text, from, text.length - from);
        return new ManifestLines(changed.toByteArray());
    }

    private int firstNotBefore(String path) {
        int low = 0;
        int high = text.length;
        while (low < high) {
            int line = start((low + high) >>> 1);
            if (pathAt(line).compareTo(path) < 0) low = end(line);
            else high = line;
        }
        return low;
    }

    /** Of the line that holds this byte. */
    private int start(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') start--;
        return start;
    }

    private int end(int line) {
        int end = line;
        while (text[end] != '\n') end++;
        return end + 1;
    }

    private String pathAt(int line) {
        int from = line + PATH;
        return new String(text, from, end(line) - 1 - from, StandardCharsets.UTF_8);
    }
}
