package com.runthismodel.catalog.architecture;

import java.util.Set;
import java.util.function.IntPredicate;

/** Which layers see a sliding window only, and how long it is (memory model 4.2). */
record Windows(long tokens, IntPredicate windowed) {
    private static final String PATTERN = "attention.sliding_window_pattern";
    private static final String WINDOW = "attention.sliding_window";

    /** Their files say of each layer whether it has a window. */
    private static final Set<String> LAYER_BY_LAYER = Set.of("gemma4", "mimo2");

    static Windows of(Facts facts, Family family) {
        long tokens = slides(facts, family) ? tokens(facts, family.name()) : 0;
        if (tokens == 0) return new Windows(0, layer -> false);
        if (facts.isList(PATTERN)) return new Windows(tokens, layer -> facts.at(PATTERN, layer, 0) != 0);
        long pattern = facts.get(PATTERN, family.windowPattern());
        if (pattern <= 1) return new Windows(tokens, layer -> pattern == 1 && family.windowPattern() == 0);
        if (family.fullFirst()) return new Windows(tokens, layer -> layer % pattern != 0);
        return new Windows(tokens, layer -> layer % pattern < pattern - 1);
    }

    /** Some files carry a window that llama.cpp ignores. */
    private static boolean slides(Facts facts, Family family) {
        // Of EXAONE 4 the larger one alone has windows, whatever the file of the smaller says (exaone4.cpp).
        if (family.name().equals("exaone4") && facts.get("block_count", 0) != 64) return false;
        return family.windowPattern() > 0 || LAYER_BY_LAYER.contains(family.name());
    }

    private static long tokens(Facts facts, String name) {
        return switch (name) {
            case "llama4" -> facts.get(WINDOW, 8192);
            case "gemma2", "exaone4" -> facts.get(WINDOW, 4096);
            // It has a window or none, always of this size (smallthinker.cpp).
            case "smallthinker" -> facts.get(WINDOW, 0) > 0 ? 4096 : 0;
            default -> facts.get(WINDOW, 0);
        };
    }

    boolean windowed(int layer) {
        return windowed.test(layer);
    }
}
