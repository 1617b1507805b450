package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** GPU memory by quantization and context, one table per type of KV cache; one without {@code kvCache} where none is kept. */
public record ContextMemory(String setting, String perToken, Optional<String> kvKibPerToken, List<Table> tables) {
    public ContextMemory {
        tables = List.copyOf(tables);
    }

    public record Table(String kvType, List<Context> contexts, List<Memory> kvCache, List<Row> rows) {
        public Table {
            contexts = List.copyOf(contexts);
            kvCache = List.copyOf(kvCache);
            rows = List.copyOf(rows);
        }
    }

    public record Context(long tokens, String text) {}

    public record Row(String quantization, List<Memory> memory) {
        public Row {
            memory = List.copyOf(memory);
        }
    }
}
