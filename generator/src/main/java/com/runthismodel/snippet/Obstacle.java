package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a runtime cannot run some weights: the format, the type of model, the architecture, or files cut in parts. */
final class Obstacle {
    private Obstacle() {}

    static Optional<String> of(Runtime runtime, Weights weights) {
        return format(runtime, weights)
                .or(() -> type(runtime, weights))
                .or(() -> gap(runtime, weights))
                .or(() -> parts(runtime, weights));
    }

    /** Ways for these weights' format and type that take them in as many files as they have. */
    static List<Runtime.Way> fitting(Runtime runtime, Weights weights) {
        List<Runtime.Way> fitting = new ArrayList<>();
        for (Runtime.Way way : runtime.ways()) {
            boolean takes = way.wholeFilesOnly().isEmpty() || !weights.inSeveralFiles();
            if (takes && matches(way, weights)) fitting.add(way);
        }
        return fitting;
    }

    private static boolean matches(Runtime.Way way, Weights weights) {
        return way.format() == weights.format() && way.types().contains(weights.type());
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
        for (Runtime.Way way : runtime.ways()) if (way.format() == weights.format()) return Optional.empty();
        return Optional.of("Runs " + labels(runtime.formats()) + ", not "
                + weights.format().label() + ".");
    }

    private static Optional<String> type(Runtime runtime, Weights weights) {
        for (Runtime.Way way : runtime.ways()) if (matches(way, weights)) return Optional.empty();
        return Optional.of("Does not run models of the type \"" + weights.type().label() + "\" from "
                + weights.format().label() + " files.");
    }

    private static Optional<String> gap(Runtime runtime, Weights weights) {
        for (Runtime.Gap gap : runtime.cannotRun()) {
            boolean here = gap.format().isEmpty() || gap.format().get() == weights.format();
            if (here && weights.architectures().contains(gap.architecture())) return Optional.of(gap.reason());
        }
        return Optional.empty();
    }

    private static Optional<String> parts(Runtime runtime, Weights weights) {
        if (!fitting(runtime, weights).isEmpty()) return Optional.empty();
        return runtime.ways().stream()
                .filter(way -> matches(way, weights))
                .flatMap(way -> way.wholeFilesOnly().stream())
                .findFirst();
    }
}
