package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.names.Case;
import com.runthismodel.estimate.speed.names.Conditions;
import com.runthismodel.estimate.speed.names.ContentFacts;
import com.runthismodel.estimate.speed.names.Reader;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.source.RecordReader;
import com.runthismodel.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs of {@code content/benchmarks} that the calibration may learn from. */
final class MeasuredRuns {
    private MeasuredRuns() {}

    static List<Observation> read(Path content) {
        Reader reader = ContentFacts.reader(content);
        List<Observation> runs = new ArrayList<>();
        for (Measurement run : measurements(content)) observation(run, reader).ifPresent(runs::add);
        runs.sort(Comparator.comparing(Observation::id));
        return runs;
    }

    static List<Measurement> measurements(Path content) {
        Problems problems = new Problems();
        RecordReader<Measurement> reader = RecordReader.of(Measurement.class).ignoringUnknownKeys();
        List<Measurement> all = new ArrayList<>();
        for (Path file : ContentFacts.files(content.resolve("benchmarks"), ".json"))
            SourceFile.read(file, file.toString(), problems)
                    .ifPresent(tree -> reader.readList(tree, "", problems).stream()
                            .map(Located::value)
                            .forEach(all::add));
        return all;
    }

    /** Suspect rows teach nothing; rows of several users are the serving estimate's concern. */
    private static Optional<Observation> observation(Measurement run, Reader reader) {
        if (run.suspect().isPresent() || run.decodeTokensPerSecond().isEmpty()) return Optional.empty();
        Optional<Case> read = reader.readOrNothing(Conditions.of(run)).filter(found -> found.users() == 1);
        return read.map(found -> Observation.of(
                run.id(), run.kind(), found, run.decodeTokensPerSecond().get()));
    }
}
