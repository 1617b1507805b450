package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.AttentionWork;

/**
 * As much of a model as its speed depends on; a few per cent do not matter here.
 *
 * @param parameters of the language model
 * @param readParameters that one token reads: without the input table, of a mixture the routed experts only
 * @param outputParameters of the output matrix, a part of {@code readParameters}
 * @param cacheNumbers numbers cached per token by layers that see everything; {@code windowNumbers} by window layers
 * @param attention none where a name alone tells the size
 * @param recurrentLayers layers that keep a state instead of a growing cache
 * @param experts experts a layer has; zero for a dense model
 */
public record ModelShape(
        String name,
        double parameters,
        double readParameters,
        double outputParameters,
        int layers,
        int recurrentLayers,
        long cacheNumbers,
        long windowNumbers,
        int windowTokens,
        int experts,
        int expertsUsed,
        AttentionWork attention) {

    public boolean mixture() {
        return experts > 0;
    }

    /** Parameters in routed experts, all of them: what is left when every token took the shared part alone. */
    public double routedParameters() {
        if (!mixture() || experts == expertsUsed) return 0;
        return Math.max(0, (parameters - readParameters) / (1 - (double) expertsUsed / experts));
    }

    /** Numbers a token at this depth reads from the cache. */
    public double cacheNumbersAt(double depth) {
        return cacheNumbers * depth + windowNumbers * Math.min(depth, windowTokens);
    }

    ModelShape withParameters(double exact) {
        double scale = exact / parameters;
        return new ModelShape(
                name,
                exact,
                readParameters * scale,
                outputParameters,
                layers,
                recurrentLayers,
                cacheNumbers,
                windowNumbers,
                windowTokens,
                experts,
                expertsUsed,
                attention);
    }
}
