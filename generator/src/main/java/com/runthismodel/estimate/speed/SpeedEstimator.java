package com.runthismodel.estimate.speed;

/** The door of this package: what a run reads, on what, and how, becomes tokens per second with a range. */
public final class SpeedEstimator {
    private final SpeedModel model;

    public SpeedEstimator(SpeedModel model) {
        this.model = model;
    }

    /** As a careful benchmark of one user would measure it. */
    public SpeedEstimate of(Workload work, Machine machine, Setup setup) {
        return of(work, machine, setup, Scope.Source.BENCHMARK);
    }

    /** As this kind of source would measure it: the middle is the same, the range is not. */
    public SpeedEstimate of(Workload work, Machine machine, Setup setup, Scope.Source source) {
        Rates rates = model.rates(machine, setup, work, source);
        return of(rates, Seconds.of(machine, setup, work));
    }

    /** The arithmetic alone, for callers that keep the rates of a device. */
    public static SpeedEstimate of(Rates rates, Seconds roofline) {
        double speed = 1 / rates.seconds(roofline);
        return new SpeedEstimate(
                speed, speed * rates.low(), speed * rates.high(), Double.NaN, Double.NaN, rates.basis());
    }
}
