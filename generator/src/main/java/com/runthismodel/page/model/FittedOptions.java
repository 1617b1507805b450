package com.runthismodel.page.model;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.snippet.RunOptions;
import java.util.Locale;
import java.util.OptionalInt;

/** Settings of an estimate as options of a command: what a runtime does by itself stays unsaid. */
public final class FittedOptions {
    private FittedOptions() {}

    public static RunOptions of(RunSettings settings) {
        RunOptions options = RunOptions.context(Math.toIntExact(settings.contextTokens() / settings.sequences()));
        if (settings.sequences() > 1) options = options.withUsers(settings.sequences());
        boolean cached = settings.keyType() != TensorType.F16 || settings.valueType() != TensorType.F16;
        if (cached)
            options = options.withCache(name(settings.keyType()), name(settings.valueType()))
                    .withFlashAttention(settings.flashAttention());
        OptionalInt experts =
                settings.cpuMoeLayers() > 0 ? OptionalInt.of(settings.cpuMoeLayers()) : OptionalInt.empty();
        boolean offloaded = settings.gpuLayers() < RunSettings.ALL_LAYERS || experts.isPresent();
        return offloaded ? options.withOffload(Math.min(settings.gpuLayers(), 999), experts) : options;
    }

    private static String name(TensorType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
