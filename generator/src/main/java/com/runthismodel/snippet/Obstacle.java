package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a runtime cannot run some weights: the format, the type of model, the architecture, or files cut in parts. */
final class Obstacle {
    private Obstacle() {}

    static Optional<String> of(Runtime runtime, Weights weights) {
        return Stream.of(
                        format(runtime, weights),
                        type(runtime, weights),
                        gap(runtime, weights),
                        parts(runtime, weights))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Ways for these weights' format and type that take them in as many files as they have. */
    static Stream<Runtime.Way> fitting(Runtime runtime, Weights weights) {
        return matching(runtime, weights).filter(way -> way.wholeFilesOnly().isEmpty() || !weights.inSeveralFiles());
    }

    private static Stream<Runtime.Way> matching(Runtime runtime, Weights weights) {
        return runtime.ways().stream()
                .filter(way -> way.format() == weights.format())
                .filter(way -> way.types().contains(weights.type()));
    }

    /** Said when the runtime has a way for this type of model, or none, and the model no files in its formats. */
    static String noWeights(Runtime runtime, ModelType type) {
        List<Format> formats = runtime.formats(type);
        if (formats.isEmpty()) return "Does not run models of the type \"" + type.label() + "\".";
        return "Runs " + labels(formats) + ", and no such files of this model are known.";
    }

    private static String labels(List<Format> formats) {
        return formats.stream().map(Format::label).collect(Collectors.joining(", "));
    }

    private static Optional<String> format(Runtime runtime, Weights weights) {
        if (runtime.formats().contains(weights.format())) return Optional.empty();
        return Optional.of("Runs " + labels(runtime.formats()) + ", not "
                + weights.format().label() + ".");
    }

    private static Optional<String> type(Runtime runtime, Weights weights) {
        if (matching(runtime, weights).findAny().isPresent()) return Optional.empty();
        return Optional.of("Does not run models of the type \"" + weights.type().label() + "\" from "
                + weights.format().label() + " files.");
    }

    private static Optional<String> gap(Runtime runtime, Weights weights) {
        return runtime.cannotRun().stream()
                .filter(gap -> weights.architectures().contains(gap.architecture()))
                .filter(gap -> gap.format().isEmpty() || gap.format().get() == weights.format())
                .map(Runtime.Gap::reason)
                .findFirst();
    }

    private static Optional<String> parts(Runtime runtime, Weights weights) {
        if (fitting(runtime, weights).findAny().isPresent()) return Optional.empty();
        return matching(runtime, weights)
                .flatMap(way -> way.wholeFilesOnly().stream())
                .findFirst();
    }
}
