package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** Measured runs of this very model, as their sources report them. */
public record Community(String summary, int total, List<Row> rows, Link contribute) {
    public Community {
        rows = List.copyOf(rows);
    }

    /** {@code device}: the device of the catalogue that the hardware is, where it is one. */
    public record Row(
            String id,
            String hardware,
            Optional<String> device,
            String runtime,
            String quantization,
            Optional<String> prefill,
            Optional<String> decode,
            Optional<String> estimate,
            Optional<String> firstTokenMs,
            Optional<String> conditions,
            Optional<String> date,
            Link source,
            Optional<String> doubt) {}
}
