package com.runthismodel.page;

import com.runthismodel.unit.Decimal;

/** Numbers of parameters as people say them. */
public final class Counts {
    private static final long THOUSAND = 1_000L;
    private static final long MILLION = 1_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final long TRILLION = 1_000_000_000_000L;

    private Counts() {}

    /** Three significant digits at least: "1.24 B", "12.3 B", "671 B", "1.03 T", "33.4 M". */
    public static String shortText(long count) {
        // Rounded up to a thousand of the smaller unit, a number belongs to the larger one.
        if (count >= 999_500_000_000L) return scaled(count, TRILLION) + " T";
        if (count >= 999_500_000L) return scaled(count, BILLION) + " B";
        if (count >= 999_500L) return scaled(count, MILLION) + " M";
        return Decimal.grouped(count / THOUSAND) + " K";
    }

    private static String scaled(long count, long unit) {
        int decimals = count >= 100 * unit ? 0 : count >= 10 * unit ? 1 : 2;
        return Decimal.ratio(count, unit, decimals);
    }
}
