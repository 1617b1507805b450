package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.Scope.Known;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far measured speeds lie from estimates that had not seen them, group by group. Runs on a device that was measured
 * are judged half by what a new model does and half by what a new run of a known one does, for a page shows both. What
 * new hardware does is judged by all sources together, each device counting once: two hundred runs on one computer
 * tell no more of the next computer than one.
 */
final class Spreads {
    /** The share of runs a range leaves out on each side. */
    private static final double TAIL = 0.05;

    /** Fewer runs tell nothing of their twentieth. */
    private static final int ENOUGH = 20;

    private record Ratio(double value, double weight) {}

    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final Map<String, List<Ratio>> scopes = new TreeMap<>();

    private Spreads(List<Observation> runs) {
        for (Observation run : runs) {
            devices.merge(id(run), 1, Integer::sum);
            generations.merge(generation(run), 1, Integer::sum);
        }
    }

    static List<Spread> of(List<Observation> runs, List<Miss> byModel, List<Miss> byRow, List<Miss> byHardware) {
        Spreads spreads = new Spreads(runs);
        byModel.forEach(spreads::measuredDevice);
        byRow.forEach(spreads::measuredDevice);
        byHardware.forEach(spreads::newDevice);
        return spreads.all();
    }

    private void measuredDevice(Miss miss) {
        Observation run = miss.run();
        Known known = Scope.known(run.run().machine(), devices.get(id(run)), 0);
        if (known == Known.WITHOUT_VECTORS) return;
        // The widest net, for sources that have too few runs of their own.
        boolean reported = run.source() == Scope.Source.REPORTED;
        if (known == Known.DEVICE || reported) add(run.source(), known, miss, 1);
        if (!reported) add(Scope.Source.REPORTED, known, miss, 1);
    }

    private void newDevice(Miss miss) {
        Observation run = miss.run();
        if (!Scope.plain(run.run().setup())) return;
        int others = generations.get(generation(run)) - devices.get(id(run));
        add(Scope.Source.REPORTED, Scope.known(run.run().machine(), 0, others), miss, 1.0 / devices.get(id(run)));
    }

    private void add(Scope.Source source, Known known, Miss miss, double weight) {
        boolean plain = Scope.plain(miss.run().run().setup());
        scopes.computeIfAbsent(Scope.of(source, known, plain), key -> new ArrayList<>())
                .add(new Ratio(Math.exp(-miss.log()), weight));
    }

    private List<Spread> all() {
        List<Spread> spreads = new ArrayList<>();
        scopes.forEach((scope, ratios) -> {
            boolean rare = scope.endsWith(Known.WITHOUT_VECTORS.name());
            if (rare || ratios.size() >= ENOUGH) spreads.add(spread(scope, ratios));
        });
        return spreads;
    }

    private static Spread spread(String scope, List<Ratio> ratios) {
        ratios.sort(Comparator.comparingDouble(Ratio::value));
        return new Spread(scope, quantile(ratios, TAIL), quantile(ratios, 1 - TAIL), ratios.size());
    }

    private static double quantile(List<Ratio> sorted, double share) {
        double all = sorted.stream().mapToDouble(Ratio::weight).sum();
        double below = 0;
        for (Ratio ratio : sorted) {
            below += ratio.weight();
            if (below >= share * all) return Math.round(ratio.value() * 1e3) / 1e3;
        }
        return sorted.get(sorted.size() - 1).value();
    }

    private static String id(Observation run) {
        return run.run().machine().id();
    }

    private static String generation(Observation run) {
        return run.run().machine().generation();
    }
}
