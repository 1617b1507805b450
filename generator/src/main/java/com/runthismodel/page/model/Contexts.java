package com.runthismodel.page.model;

import java.util.ArrayList;
import java.util.List;

/** The context lengths a page has columns for: doublings, and the trained length at the end. */
final class Contexts {
    private static final long FIRST = 4096;
    private static final long EVERY_DOUBLING_TO = 32768;
    private static final long LONG = 524288;

    private Contexts() {}

    static List<Long> upTo(long trained) {
        List<Long> contexts = new ArrayList<>();
        if (trained <= 0) return contexts;
        long tokens = Math.min(FIRST, Math.max(1, Long.highestOneBit(trained) / 4));
        while (tokens < trained) {
            contexts.add(tokens);
            // A million tokens in doublings would be nine columns: the far ones go by four.
            tokens *= trained > LONG && tokens >= EVERY_DOUBLING_TO ? 4 : 2;
        }
        contexts.add(trained);
        return List.copyOf(contexts);
    }
}
