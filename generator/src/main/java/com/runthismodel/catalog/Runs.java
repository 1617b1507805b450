package com.runthismodel.catalog;

import java.util.List;

/** What was run: speeds that were measured and answers that were recorded. */
public record Runs(List<Measurement> measurements, List<Recording> recordings) {
    public static final Runs NONE = new Runs(List.of(), List.of());

    public Runs {
        measurements = List.copyOf(measurements);
        recordings = List.copyOf(recordings);
    }
}
