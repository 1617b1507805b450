package com.runthismodel.estimate.speed.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Estimates each run with constants fitted without its group: without every run of its model, or of its hardware. What
 * comes out is what to expect of models and devices nobody has measured.
 */
final class CrossValidation {
    /** A step this short moves no estimate by a tenth of a per cent. */
    private static final double DONE = 1e-3;

    private CrossValidation() {}

    /** A run and the logarithm of estimated over measured speed. */
    record Miss(Observation run, double log) {
        double relative() {
            return Math.abs(Math.exp(log) - 1);
        }
    }

    /** Leaves out one group at a time. */
    static List<Miss> by(List<Observation> runs, Function<Observation, String> group) {
        FactorIndex index = new FactorIndex(runs);
        Regression regression = new Regression(index);
        double[] all = regression.fit(runs);
        List<Miss> misses = new ArrayList<>();
        for (String each : groups(runs, group).keySet()) {
            List<Observation> without =
                    runs.stream().filter(run -> !group.apply(run).equals(each)).toList();
            double[] logs = regression.fit(without, all, DONE);
            for (Observation run : runs)
                if (group.apply(run).equals(each))
                    misses.add(new Miss(run, regression.predict(run, logs) - run.logSpeed()));
        }
        return misses;
    }

    static <T> Map<String, List<T>> groups(List<T> all, Function<T, String> key) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        for (T each : all)
            groups.computeIfAbsent(key.apply(each), k -> new ArrayList<>()).add(each);
        return groups;
    }
}
