package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Runtime;
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

    private static Optional<String> format(Runtime runtime, Weights weights) {
        if (runtime.formats().contains(weights.format())) return Optional.empty();
        String known = runtime.formats().stream().map(Format::label).collect(Collectors.joining(", "));
        return Optional.of("Runs " + known + ", not " + weights.format().label() + ".");
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
