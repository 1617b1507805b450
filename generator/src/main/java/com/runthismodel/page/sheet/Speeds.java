package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/**
 * How fast: estimates for named devices, a measured run of the same pair beside them where there is one.
 *
 * @param inShort for the first screen: the estimate for the smallest graphics card of the list that holds the model whole
 */
public record Speeds(String setting, Optional<String> inShort, List<Row> rows) {
    public Speeds {
        rows = List.copyOf(rows);
    }

    /** {@code estimate} is a range, "120 to 160"; {@code basis} says what it rests on. */
    public record Row(
            String device, String estimate, Optional<String> prefill, Optional<String> measured, String basis) {}
}
