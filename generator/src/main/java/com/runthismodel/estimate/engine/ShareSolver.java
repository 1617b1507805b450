package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Fit;
import com.runthismodel.unit.Bytes;

/**
 * Which share of its cards a server is told to take: its own where the wish fits or nothing helps, else the smallest larger
 * one, and never more than is free when it starts, for then it does not start.
 */
public final class ShareSolver {
    /** Above it nothing is left for what grows while a server runs; vLLM's own advice ends here as well. */
    public static final int MOST_PERCENT = 95;

    private ShareSolver() {}

    /**
     * @param used of each card by other programs
     * @param users who each want so many {@code tokens}
     */
    public static PagedServer of(
            Coefficients model, Bytes weights, PagedServer server, Bytes used, long tokens, long users) {
        int most = most(server, used);
        PagedServer own = server.withPercent(Math.min(server.memoryPercent(), most));
        for (int percent = own.memoryPercent(); percent <= most; percent++) {
            PagedServer tried = own.withPercent(percent);
            if (PagedCapacity.of(model, weights, tried).atLeast().users(tokens) >= users) return tried;
        }
        return own;
    }

    /** What the driver and other programs leave of a card, in whole hundredths. */
    private static int most(PagedServer server, Bytes used) {
        long card = server.cardMemory().count();
        long free = Math.max(0, card - Fit.driver(server.cardMemory()).count() - used.count());
        return (int) Math.max(1, Math.min(MOST_PERCENT, free / (card / 100)));
    }
}
