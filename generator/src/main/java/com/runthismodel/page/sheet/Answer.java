package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** The first screen: what it runs on, what that costs in memory, part by part, and what to type. */
public record Answer(
        String sentence,
        String need,
        List<Part> parts,
        String notCounted,
        Optional<String> runtime,
        Optional<String> command) {
    public Answer {
        parts = List.copyOf(parts);
    }

    /** A part of the memory at the headline setting; the breakdown bar draws the same list. */
    public record Part(String label, Memory memory) {}
}
