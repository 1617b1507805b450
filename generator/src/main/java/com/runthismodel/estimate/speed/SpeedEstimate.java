package com.runthismodel.estimate.speed;

/**
 * Speed of one user's answer, with the range that holds for nine runs of ten.
 *
 * @param tokensPerSecond decode
 * @param prefillTokensPerSecond how fast the prompt is read
 * @param firstTokenSeconds time to the first token of an answer to the prompt asked about
 * @param basis what the figures rest on, for the page: "GeForce RTX 3090: 86 measured runs"
 */
public record SpeedEstimate(
        double tokensPerSecond,
        double low,
        double high,
        double prefillTokensPerSecond,
        double firstTokenSeconds,
        String basis) {}
