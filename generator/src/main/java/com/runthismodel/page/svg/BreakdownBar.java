package com.runthismodel.page.svg;

import com.runthismodel.page.Html;
import java.util.List;

/** A card as a bar, filled with the parts of a run in order; what is left is free. The list beside it has the figures. */
public final class BreakdownBar {
    private static final int WIDTH = 1000;

    private BreakdownBar() {}

    public static Html of(List<Long> parts, long capacity, String label) {
        Svg svg = Svg.stretched("bar", WIDTH, 10, label);
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            int from = position(before, capacity);
            before += parts.get(i);
            svg.rect(from, Math.max(2, position(before, capacity) - from), 10, "p" + (i + 1));
        }
        return svg.html();
    }

    private static int position(long bytes, long capacity) {
        return (int) Math.round((double) WIDTH * bytes / capacity);
    }
}
