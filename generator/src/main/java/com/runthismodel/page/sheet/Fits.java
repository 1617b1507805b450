package com.runthismodel.page.sheet;

import com.runthismodel.estimate.Verdict;
import java.util.List;

/**
 * Which quantization fits which device: one row per device from phone to server, one cell per quantization with the
 * verdict at the headline setting and the longest context that still fits.
 */
public record Fits(String definition, List<Meaning> legend, List<String> quantizations, List<Row> rows) {
    public Fits {
        legend = List.copyOf(legend);
        quantizations = List.copyOf(quantizations);
        rows = List.copyOf(rows);
    }

    /** What a verdict means, in one sentence. */
    public record Meaning(Verdict verdict, String meaning) {}

    /** A device, the memory it has and what a model can have of it. */
    public record Row(String device, String memoryGib, Memory usable, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** {@code context} is empty where nothing fits. */
    public record Cell(Verdict verdict, String context) {}
}
