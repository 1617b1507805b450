package com.runthismodel.estimate.speed;

import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.SpeedConstants.Fitted;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fitted constants, ready to be asked. Immutable; one for the whole site. */
public final class SpeedModel {
    /** Where a group of runs was never seen: as wide as the widest that was. */
    private static final Spread UNSEEN = new Spread("UNSEEN", 0.4, 1.9, 0);

    private static final int LEVELS = Level.values().length;

    /** By term and level, then by name: a page asks hundreds of times, and a record as a key is hashed by reflection. */
    private final List<Map<String, Fitted>> factors = new ArrayList<>();

    private final Map<String, Spread> spreads = new HashMap<>();

    private SpeedModel(SpeedConstants constants) {
        int places = Term.values().length * LEVELS;
        for (int i = 0; i < places; i++) factors.add(new HashMap<>());
        for (Fitted fitted : constants.factors())
            named(fitted.factor()).put(fitted.factor().name(), fitted);
        constants.spreads().forEach(spread -> spreads.put(spread.scope(), spread));
    }

    public static SpeedModel of(SpeedConstants constants) {
        return new SpeedModel(constants);
    }

    public static SpeedModel shipped() {
        return of(SpeedConstants.shipped());
    }

    /** What the terms of the roofline are multiplied by for such a run on such a machine. */
    public Rates rates(Machine machine, Setup setup, Workload work, Scope.Source source) {
        double[] logs = new double[Term.values().length];
        add(logs, Factors.of(machine, setup, work));
        add(logs, Prefill.factors(machine, setup, work));
        Scope.Known known = known(machine);
        Spread spread = spread(source, known, Scope.plain(setup));
        // Weights come from memory, no faster than its bandwidth, unless one pass gives several tokens.
        double least = setup.speculative() ? 0 : 1;
        return new Rates(
                Math.max(least, Math.exp(logs[Term.WEIGHTS.ordinal()])),
                Math.exp(logs[Term.CACHE.ordinal()]),
                Math.exp(logs[Term.LAYERS.ordinal()]),
                Math.exp(logs[Term.HOST.ordinal()]),
                Math.exp(logs[Term.OPERATIONS.ordinal()]),
                least,
                spread.low(),
                spread.high(),
                basis(machine, known));
    }

    private void add(double[] logs, List<Factors.Applied> all) {
        for (Factors.Applied applied : all) {
            Fitted fitted = fitted(applied.factor());
            if (fitted != null) logs[applied.factor().term().ordinal()] += fitted.log() * applied.share();
        }
    }

    private Fitted fitted(Factor factor) {
        return named(factor).get(factor.name());
    }

    private Map<String, Fitted> named(Factor factor) {
        return factors.get(factor.term().ordinal() * LEVELS + factor.level().ordinal());
    }

    /** Zero where the calibration says nothing of it. */
    double log(Factor factor) {
        Fitted fitted = fitted(factor);
        return fitted == null ? 0 : fitted.log();
    }

    /** A source that never measured anything as unknown as this one gets the range of all sources. */
    public Spread spread(Scope.Source source, Scope.Known known, boolean plain) {
        Spread own = spreads.get(Scope.of(source, known, plain));
        if (own != null) return own;
        return spreads.getOrDefault(Scope.of(Scope.Source.REPORTED, known, plain), UNSEEN);
    }

    /** The closest thing to a machine that was measured. */
    public Scope.Known known(Machine machine) {
        return Scope.known(machine, rows(Level.DEVICE, machine.id()), rows(Level.GENERATION, machine.generation()));
    }

    private String basis(Machine machine, Scope.Known known) {
        return switch (known) {
            case DEVICE, FEW_RUNS -> machine.name() + ": " + runs(rows(Level.DEVICE, machine.id()));
            case GENERATION ->
                "other " + machine.generation() + " devices: " + rows(Level.GENERATION, machine.generation())
                        + " measured runs";
            case WITHOUT_VECTORS ->
                "memory bandwidth; processors without wide vectors are far slower, by how much differs";
            case KIND, PROCESSOR -> "memory bandwidth; no device like it was measured";
        };
    }

    private static String runs(int count) {
        return count == 1 ? "one measured run" : count + " measured runs";
    }

    int rows(Level level, String name) {
        Fitted fitted = fitted(new Factor(Term.WEIGHTS, level, name));
        return fitted == null ? 0 : fitted.rows();
    }
}
