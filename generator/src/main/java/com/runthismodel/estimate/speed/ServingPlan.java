package com.runthismodel.estimate.speed;

/**
 * A server under load: so many users who ask again as soon as they are answered.
 *
 * @param users served at once: those asked for, or as many as fit
 * @param mostUsers whose contexts fit into memory
 * @param tokensPerSecond of all users together; {@code userTokensPerSecond} of each while it is answered
 * @param firstTokenSeconds for a prompt that finds the others in mid-answer
 * @param lastFirstTokenSeconds for the last of all users when they ask at the same moment
 * @param limit what binds
 */
public record ServingPlan(
        int users,
        long mostUsers,
        double tokensPerSecond,
        double low,
        double high,
        double userTokensPerSecond,
        double firstTokenSeconds,
        double lastFirstTokenSeconds,
        Limit limit) {}
