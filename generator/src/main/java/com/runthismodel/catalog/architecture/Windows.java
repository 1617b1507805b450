package com.runthismodel.catalog.architecture;

import java.util.function.IntPredicate;

/** Which layers see a sliding window only, and how long it is (memory model 4.2). */
record Windows(long tokens, IntPredicate windowed) {
    private static final long LLAMA4_CHUNK = 8192;
    private static final String PATTERN = "attention.sliding_window_pattern";
    private static final String WINDOW = "attention.sliding_window";

    static Windows of(Facts facts, Family family) {
        // Some files carry a window that llama.cpp ignores: only families that slide, or a pattern in the file, count.
        boolean slides = family.windowPattern() > 0 || facts.has(PATTERN);
        long tokens = slides ? facts.get(WINDOW, family.name().equals("llama4") ? LLAMA4_CHUNK : 0) : 0;
        if (tokens == 0) return new Windows(0, layer -> false);
        if (facts.isList(PATTERN)) return new Windows(tokens, layer -> facts.at(PATTERN, layer, 0) != 0);
        long pattern = facts.get(PATTERN, family.windowPattern());
        if (pattern <= 1) return new Windows(tokens, layer -> pattern == 1 && family.windowPattern() == 0);
        if (family.fullFirst()) return new Windows(tokens, layer -> layer % pattern != 0);
        return new Windows(tokens, layer -> layer % pattern < pattern - 1);
    }

    boolean windowed(int layer) {
        return windowed.test(layer);
    }
}
