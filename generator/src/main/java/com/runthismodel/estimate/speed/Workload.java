package com.runthismodel.estimate.speed;

import com.runthismodel.estimate.AttentionWork;

/**
 * What one generated token of one user costs a machine, whatever the machine.
 *
 * @param weightBytes weights read per token: everything but the input table of a dense model; of a mixture the shared
 *     part and the experts one token is routed to
 * @param expertBytes the routed experts' part of {@code weightBytes}; zero for a dense model
 * @param experts experts a layer has, and {@code expertsUsed} how many a token takes; zero for a dense model
 * @param cacheBytes keys, values and recurrent state read per token at the depth in question
 * @param activeParameters parameters that take part in one token, two operations each
 * @param attention what a prompt's tokens multiply besides the weights
 * @param recurrentLayers how many of {@code layers} keep a state instead of a growing cache
 */
public record Workload(
        long weightBytes,
        long expertBytes,
        int experts,
        int expertsUsed,
        long cacheBytes,
        long activeParameters,
        int layers,
        int recurrentLayers,
        WeightFormat format,
        AttentionWork attention) {
    public Workload {
        if (weightBytes <= 0) throw new IllegalArgumentException("weightBytes must be positive, was " + weightBytes);
        if (layers <= 0) throw new IllegalArgumentException("layers must be positive, was " + layers);
        if (expertBytes < 0 || expertBytes > weightBytes)
            throw new IllegalArgumentException("expertBytes must be a part of weightBytes, was " + expertBytes);
        if (expertsUsed > experts) throw new IllegalArgumentException(expertsUsed + " of " + experts + " experts");
    }

    /** All weights that a prompt's tokens may need between them. */
    public double totalBytes() {
        return mixture() ? weightBytes - expertBytes + (double) expertBytes * experts / expertsUsed : weightBytes;
    }

    /**
     * Weights that so many tokens of different users read in one step: each picks its own experts, and together they
     * pick E (1 - (1 - k/E)^n) of E.
     */
    public double bytesOfStep(int users) {
        if (!mixture()) return weightBytes;
        double share = (double) expertsUsed / experts;
        double union = (1 - Math.pow(1 - share, users)) / share;
        return weightBytes - expertBytes + expertBytes * union;
    }

    public boolean mixture() {
        return experts > 0;
    }
}
