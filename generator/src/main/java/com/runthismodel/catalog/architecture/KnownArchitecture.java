package com.runthismodel.catalog.architecture;

import java.util.List;
import java.util.Set;

/**
 * A model whose tensors and caches we can list.
 *
 * @param vocabulary rows of the embedding table
 * @param width length of the hidden vector
 * @param contextTokens trained context length
 * @param tied whether the embedding table is also the output matrix
 * @param windowTokens sliding window or attention chunk; 0 where every layer sees everything
 * @param layers blocks in order, without multi-token-prediction blocks
 * @param traits how the architecture writes its tensors
 * @param extras sizes only some architectures have, by name
 */
public record KnownArchitecture(
        String name,
        long vocabulary,
        long width,
        long contextTokens,
        boolean tied,
        long windowTokens,
        List<Layer> layers,
        Set<Trait> traits,
        java.util.Map<String, Long> extras)
        implements Architecture {
    public KnownArchitecture {
        if (layers.isEmpty()) throw new IllegalArgumentException(name + ": a model has at least one layer");
        layers = List.copyOf(layers);
        traits = Set.copyOf(traits);
        extras = java.util.Map.copyOf(extras);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public long extra(String key) {
        return extras.getOrDefault(key, 0L);
    }
}
