package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.unit.Lazy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Models trained further keep the shape of what they come from: of a catalogue's models half have the shape of another one,
 * most of them of one nearby. What was worked out for the last few dozen shapes is kept.
 */
final class Shapes {
    private static final int MOST = 64;

    private static final Map<KnownArchitecture, Lazy<ModelTensors>> RECENT =
            Collections.synchronizedMap(new LinkedHashMap<>(2 * MOST, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<KnownArchitecture, Lazy<ModelTensors>> eldest) {
                    return size() > MOST;
                }
            });

    private Shapes() {}

    static ModelTensors of(KnownArchitecture model) {
        KnownArchitecture shape = shape(model);
        return RECENT.computeIfAbsent(shape, key -> Lazy.of(() -> ModelTensors.anew(shape)))
                .get();
    }

    /** How long a context a model was trained for shows in no tensor, unless positions are learnt one by one. */
    private static KnownArchitecture shape(KnownArchitecture model) {
        if (model.has(Trait.POSITION_EMBEDDING)) return model;
        return new KnownArchitecture(
                model.name(),
                model.vocabulary(),
                model.width(),
                0,
                model.tied(),
                model.windowTokens(),
                model.layers(),
                model.traits(),
                model.extras());
    }
}
