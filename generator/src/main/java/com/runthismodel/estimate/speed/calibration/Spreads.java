package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.Scope.Known;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far measured speeds lie from estimates that had not seen them, group by group. Runs on a device that was measured
 * are judged half by what a new model does and half by what a new run of a known one does, for a page shows both; runs on
 * other devices by what new hardware does.
 */
final class Spreads {
    /** The share of runs a range leaves out on each side. */
    private static final double TAIL = 0.05;

    /** Fewer runs tell nothing of their twentieth. */
    private static final int ENOUGH = 20;

    private Spreads() {}

    static List<Spread> of(List<Observation> runs, List<Miss> byModel, List<Miss> byRow, List<Miss> byHardware) {
        Map<String, Integer> devices = count(runs, true);
        Map<String, Integer> generations = count(runs, false);
        Map<String, List<Miss>> scopes = new TreeMap<>();
        for (List<Miss> misses : List.of(byModel, byRow))
            for (Miss miss : misses)
                if (Scope.known(devices.get(id(miss.run())), 0) == Known.DEVICE) add(scopes, miss, Known.DEVICE);
        for (Miss miss : byHardware) {
            int others = generations.get(generation(miss.run())) - devices.get(id(miss.run()));
            add(scopes, miss, Scope.known(0, others));
        }
        List<Spread> spreads = new ArrayList<>();
        scopes.forEach((scope, misses) -> {
            if (misses.size() >= ENOUGH) spreads.add(spread(scope, misses));
        });
        return spreads;
    }

    private static void add(Map<String, List<Miss>> scopes, Miss miss, Known known) {
        Observation run = miss.run();
        boolean plain = Scope.plain(run.run().setup());
        scopes.computeIfAbsent(Scope.of(run.source(), known, plain), key -> new ArrayList<>())
                .add(miss);
        // The widest net, for sources that have too few runs of their own.
        if (run.source() != Scope.Source.REPORTED)
            scopes.computeIfAbsent(Scope.of(Scope.Source.REPORTED, known, plain), key -> new ArrayList<>())
                    .add(miss);
    }

    private static Spread spread(String scope, List<Miss> misses) {
        double[] ratios = misses.stream()
                .mapToDouble(miss -> Math.exp(-miss.log()))
                .sorted()
                .toArray();
        return new Spread(
                scope, round(Groups.quantile(ratios, TAIL)), round(Groups.quantile(ratios, 1 - TAIL)), ratios.length);
    }

    private static double round(double value) {
        return Math.round(value * 1e3) / 1e3;
    }

    private static Map<String, Integer> count(List<Observation> runs, boolean byDevice) {
        Map<String, Integer> counts = new HashMap<>();
        for (Observation run : runs) counts.merge(byDevice ? id(run) : generation(run), 1, Integer::sum);
        return counts;
    }

    private static String id(Observation run) {
        return run.run().machine().id();
    }

    private static String generation(Observation run) {
        return run.run().machine().generation();
    }
}
