package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** The files one can download, each with its true size and its memory at the headline setting. */
public record Quantizations(
        String setting,
        String qualityUnit,
        boolean qualityOfThisModel,
        String quality,
        List<Row> rows,
        List<Link> otherFormats) {
    public Quantizations {
        rows = List.copyOf(rows);
        otherFormats = List.copyOf(otherFormats);
    }

    /**
     * {@code estimated}: the size is worked out from tensor shapes, because no source says the file's.
     * {@code quality} is a measured figure, or absent: nothing is invented.
     */
    public record Row(
            String name,
            boolean recommended,
            Optional<String> bitsPerWeight,
            Download download,
            boolean estimated,
            Optional<Memory> gpu,
            Optional<Memory> ram,
            Optional<String> quality,
            Optional<Link> repository) {}
}
