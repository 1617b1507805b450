package com.runthismodel.catalog;

import java.util.List;

/** What was run: speeds and qualities that were measured, answers that were recorded. */
public record Runs(List<Measurement> measurements, List<Recording> recordings, List<QualityMeasurement> quality) {
    public static final Runs NONE = new Runs(List.of(), List.of(), List.of());

    public Runs {
        measurements = List.copyOf(measurements);
        recordings = List.copyOf(recordings);
        quality = List.copyOf(quality);
    }

    public boolean none() {
        return measurements.isEmpty() && recordings.isEmpty() && quality.isEmpty();
    }

    public static Runs all(List<Runs> some) {
        return new Runs(
                some.stream().flatMap(runs -> runs.measurements.stream()).toList(),
                some.stream().flatMap(runs -> runs.recordings.stream()).toList(),
                some.stream().flatMap(runs -> runs.quality.stream()).toList());
    }
}
