package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Misses in words: count, median, share within a quarter. */
final class Report {
    private Report() {}

    static String of(List<Miss> misses) {
        StringBuilder out = new StringBuilder();
        table(out, misses, miss -> miss.run().sourceKind());
        line(out, "controlled desktop", Groups.controlledDesktop(misses));
        table(out, misses, miss -> "  " + miss.run().run().machine().name());
        return out.toString();
    }

    private static void table(StringBuilder out, List<Miss> misses, Function<Miss, String> key) {
        Map<String, List<Miss>> groups = new TreeMap<>(CrossValidation.groups(misses, key));
        groups.forEach((name, group) -> line(out, name, group));
    }

    private static void line(StringBuilder out, String name, List<Miss> misses) {
        if (misses.isEmpty()) return;
        out.append(String.format(
                Locale.ROOT,
                "%-44s %5d runs  median %5.1f %%  within a quarter %3.0f %%%n",
                name,
                misses.size(),
                100 * Groups.median(misses),
                100 * Groups.within(misses, 0.25)));
    }
}
