package com.runthismodel.page.model;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.RunSettings;
import java.util.HashMap;
import java.util.Map;

/** Estimates of one page, each worked out once: tables, answers and pictures ask for the same ones. */
final class Memories {
    private record Key(String quantization, RunSettings settings) {}

    private final Map<Key, MemoryEstimate> done = new HashMap<>();

    /** The headline setting at so many tokens. */
    MemoryEstimate at(Choice choice, long tokens) {
        return of(choice, RunSettings.headline(tokens));
    }

    MemoryEstimate at(Choice choice, long tokens, TensorType cache) {
        return of(choice, RunSettings.headline(tokens).withCache(cache, cache));
    }

    /** So many users, each with that much context of its own. */
    MemoryEstimate serving(Choice choice, long tokensEach, int users) {
        return of(choice, RunSettings.headline(tokensEach * users).withSequences(users, false));
    }

    MemoryEstimate onCpu(Choice choice, long tokens) {
        return of(choice, RunSettings.headline(tokens).withOffload(0, 0));
    }

    private MemoryEstimate of(Choice choice, RunSettings settings) {
        Coefficients coefficients = choice.coefficients().orElseThrow();
        return done.computeIfAbsent(
                new Key(choice.name(), settings), key -> MemoryEstimator.of(coefficients, key.settings()));
    }
}
