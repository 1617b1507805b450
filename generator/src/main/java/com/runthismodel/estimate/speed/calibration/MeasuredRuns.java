package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.names.Case;
import com.runthismodel.estimate.speed.names.Conditions;
import com.runthismodel.estimate.speed.names.ContentFacts;
import com.runthismodel.estimate.speed.names.Reader;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The runs of {@code content/benchmarks} that the calibration may learn from. */
final class MeasuredRuns {
    /** Shorter prompts measure how fast a run starts. */
    static final int SHORTEST_PROMPT = 128;

    /** Eight-bit operations of tensor cores over the published FP16 rate: a prompt read faster was read before. */
    private static final double MOST_OVER_RATED = 8;

    private MeasuredRuns() {}

    /** Decode speeds. */
    static List<Observation> decode(Path content) {
        return read(content, MeasuredRuns::decode);
    }

    /** Prefill speeds, of programs that do not answer from an earlier prompt's cache. */
    static List<Observation> prefill(Path content) {
        return read(content, MeasuredRuns::prefill);
    }

    private static List<Observation> read(Path content, BiFunction<Measurement, Case, Optional<Observation>> take) {
        Reader reader = ContentFacts.reader(content);
        List<Observation> runs = new ArrayList<>();
        for (Measurement run : measurements(content)) {
            // Suspect rows teach nothing; rows of several users are the serving estimate's concern.
            if (run.suspect().isPresent()) continue;
            reader.readOrNothing(Conditions.of(run))
                    .filter(found -> found.users() == 1)
                    .flatMap(found -> take.apply(run, found))
                    .ifPresent(runs::add);
        }
        runs.sort(Comparator.comparing(Observation::id));
        Map<List<Object>, Long> alike =
                runs.stream().collect(Collectors.groupingBy(Observation::setting, Collectors.counting()));
        return runs.stream().map(run -> run.among(alike.get(run.setting()))).toList();
    }

    /** Imported tables hold many runs each, contributed files one. */
    static List<Measurement> measurements(Path content) {
        Problems problems = new Problems();
        RecordReader<Measurement> reader = RecordReader.of(Measurement.class).ignoringUnknownKeys();
        List<Measurement> all = new ArrayList<>();
        for (Path file : ContentFacts.files(content.resolve("benchmarks"), ".json"))
            SourceFile.read(file, file.toString(), problems)
                    .ifPresent(tree -> reader.readList(tree, "", problems).forEach(run -> all.add(run.value())));
        for (Path file : ContentFacts.files(content.resolve("benchmarks"), ".yaml"))
            SourceFile.read(file, file.toString(), problems)
                    .flatMap(tree -> reader.read(tree, problems))
                    .ifPresent(run -> all.add(run.value()));
        return all;
    }

    private static Optional<Observation> decode(Measurement run, Case read) {
        return run.decodeTokensPerSecond().map(speed -> Observation.of(run.id(), run.kind(), read, speed));
    }

    private static Optional<Observation> prefill(Measurement run, Case read) {
        boolean cached = run.kind().equals("harness_median");
        boolean whole = read.promptTokens() >= SHORTEST_PROMPT && read.depth() == 0 && Scope.plain(read.setup());
        if (cached || !whole) return Optional.empty();
        return run.prefillTokensPerSecond()
                .map(speed -> Observation.ofPrompt(run.id(), run.kind(), read, speed))
                .filter(found -> found.seconds().operations() * Math.exp(found.logSpeed()) <= MOST_OVER_RATED);
    }
}
