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
    /** By quantization, then by {@link #key}. */
    private final Map<String, Map<Long, MemoryEstimate>> done = new HashMap<>();

    /** The headline setting at so many tokens. */
    MemoryEstimate at(Choice choice, long tokens) {
        return at(choice, tokens, TensorType.F16);
    }

    MemoryEstimate at(Choice choice, long tokens, TensorType cache) {
        MemoryEstimate known = known(choice, key(tokens, 1, cache));
        if (known != null) return known;
        RunSettings settings = RunSettings.headline(tokens);
        return keep(
                choice, key(tokens, 1, cache), cache == TensorType.F16 ? settings : settings.withCache(cache, cache));
    }

    /** So many users, each with that much context of its own. */
    MemoryEstimate serving(Choice choice, long tokensEach, int users) {
        long key = key(tokensEach * users, users, TensorType.F16);
        MemoryEstimate known = known(choice, key);
        if (known != null) return known;
        return keep(choice, key, RunSettings.headline(tokensEach * users).withSequences(users, false));
    }

    MemoryEstimate onCpu(Choice choice, long tokens) {
        return MemoryEstimator.of(
                coefficients(choice), RunSettings.headline(tokens).withOffload(0, 0));
    }

    /** What differs between the settings of a page, in one number: to hash settings whole took longer than the estimates. */
    private static long key(long tokens, int users, TensorType cache) {
        return (tokens << 16 | users) << 6 | cache.ordinal();
    }

    private MemoryEstimate known(Choice choice, long key) {
        Map<Long, MemoryEstimate> ofChoice = done.get(choice.name());
        return ofChoice == null ? null : ofChoice.get(key);
    }

    private MemoryEstimate keep(Choice choice, long key, RunSettings settings) {
        MemoryEstimate estimate = MemoryEstimator.of(coefficients(choice), settings);
        done.computeIfAbsent(choice.name(), name -> new HashMap<>()).put(key, estimate);
        return estimate;
    }

    private static Coefficients coefficients(Choice choice) {
        return choice.coefficients().orElseThrow();
    }
}
