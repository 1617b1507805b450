package com.runthismodel.page.model;

import java.util.List;
import java.util.Optional;

/** The files one can download, each with its true size and its memory at the headline setting. */
public record Quantizations(String setting, String quality, List<Row> rows) {
    public Quantizations {
        rows = List.copyOf(rows);
    }

    /**
     * {@code basis} says how the size is known: "file" from the Hub, "estimate" computed from tensor shapes.
     * {@code quality} is a measured figure with its unit, or absent: nothing is invented.
     */
    public record Row(
            String name,
            String format,
            boolean recommended,
            String bitsPerWeight,
            Download download,
            String basis,
            Memory gpu,
            Memory ram,
            Optional<String> quality,
            Optional<Link> repository) {}
}
