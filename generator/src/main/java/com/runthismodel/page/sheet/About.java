package com.runthismodel.page.sheet;

import java.util.List;

/** What it is: written description first, then prose made of the numbers, then the architecture as a list. */
public record About(List<String> paragraphs, List<Chip> architecture) {
    public About {
        paragraphs = List.copyOf(paragraphs);
        architecture = List.copyOf(architecture);
    }
}
