package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Factor;
import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The unknowns: every factor that applies to at least one run, those of few runs first. Hardly any two of those apply to one
 * run, which leaves most of the matrix of their products zero.
 */
final class FactorIndex implements Regression.Index {
    private final Map<Factor, Integer> positions = new HashMap<>();
    private final List<Factor> factors = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    FactorIndex(List<Observation> runs) {
        Map<Factor, Integer> counts = new TreeMap<>(Comparator.comparing(Factor::toString));
        for (Observation run : runs)
            for (Factors.Applied applied : run.factors()) counts.merge(applied.factor(), 1, Integer::sum);
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            positions.put(entry.getKey(), factors.size());
            factors.add(entry.getKey());
            rows.add(entry.getValue());
        });
    }

    @Override
    public int of(Factor factor) {
        return positions.getOrDefault(factor, -1);
    }

    @Override
    public double precision(int position) {
        double deviation = factors.get(position).deviation();
        return 1 / (deviation * deviation);
    }

    /** Before any run is seen: 85 % of the bandwidth, 30 microseconds a layer, cache at two thirds of the bandwidth. */
    @Override
    public double[] expected() {
        double[] expected = new double[factors.size()];
        for (int i = 0; i < expected.length; i++) {
            if (factors.get(i).level() != Level.ALL) continue;
            expected[i] = switch (factors.get(i).term()) {
                case WEIGHTS -> Math.log(1 / 0.85);
                case CACHE -> Math.log(1.5);
                case LAYERS -> Math.log(30e-6);
                case HOST, OPERATIONS -> 0;
            };
        }
        return expected;
    }

    List<Factor> factors() {
        return factors;
    }

    int rows(int position) {
        return rows.get(position);
    }
}
