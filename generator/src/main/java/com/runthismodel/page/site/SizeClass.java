package com.runthismodel.page.site;

import java.util.List;

/** Models of like size by their parameters: what people weigh against each other. */
record SizeClass(String id, String title, long fromParameters, long belowParameters) {
    private static final long BILLION = 1_000_000_000L;

    /** Bounds are where releases leave gaps: 1, 3, 4, 7 to 9, 12 to 15, 20 to 35, 70 billion. */
    static final List<SizeClass> ALL = List.of(
            new SizeClass("size-1b", "Below 1 billion parameters", 1, BILLION),
            new SizeClass("size-3b", "1 to 3 billion", BILLION, 3 * BILLION),
            new SizeClass("size-6b", "3 to 6 billion", 3 * BILLION, 6 * BILLION),
            new SizeClass("size-10b", "6 to 10 billion", 6 * BILLION, 10 * BILLION),
            new SizeClass("size-18b", "10 to 18 billion", 10 * BILLION, 18 * BILLION),
            new SizeClass("size-40b", "18 to 40 billion", 18 * BILLION, 40 * BILLION),
            new SizeClass("size-90b", "40 to 90 billion", 40 * BILLION, 90 * BILLION),
            new SizeClass("size-250b", "90 to 250 billion", 90 * BILLION, 250 * BILLION),
            new SizeClass("size-more", "250 billion and more", 250 * BILLION, Long.MAX_VALUE));

    /** As addresses of filtered lists name it: "3b". */
    String key() {
        return id.substring("size-".length());
    }

    boolean holds(long parameters) {
        return parameters >= fromParameters && parameters < belowParameters;
    }
}
