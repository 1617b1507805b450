package com.runthismodel.page.model;

import java.util.List;
import java.util.Optional;

/** How fast: estimates for named devices, measured runs beside them where there are any. */
public record Speeds(String setting, List<Row> rows) {
    public Speeds {
        rows = List.copyOf(rows);
    }

    /** {@code estimate} is a range, "120 to 160"; {@code measured} is what somebody reported for the same pair. */
    public record Row(
            String device,
            String quantization,
            Optional<String> estimate,
            Optional<String> prefill,
            Optional<String> basis) {}
}
