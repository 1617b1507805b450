package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** How many users one server can hold, by context per user, on named cards. */
public record Serving(String setting, List<ContextMemory.Context> contexts, List<Row> rows) {
    public Serving {
        contexts = List.copyOf(contexts);
        rows = List.copyOf(rows);
    }

    public record Row(String device, String quantization, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** {@code users} is "0" where not even one fits. */
    public record Cell(String users, Optional<Memory> memory, Optional<String> together) {}
}
