package com.runthismodel.page.model;

import java.util.List;
import java.util.Optional;

/** How fast: estimates for named devices, a measured run of the same pair beside them where there is one. */
public record Speeds(String setting, List<Row> rows) {
    public Speeds {
        rows = List.copyOf(rows);
    }

    /** {@code estimate} is a range, "120 to 160"; {@code basis} says what it rests on. */
    public record Row(
            String device, String estimate, Optional<String> prefill, Optional<String> measured, String basis) {}
}
