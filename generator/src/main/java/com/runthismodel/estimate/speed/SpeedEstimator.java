package com.runthismodel.estimate.speed;

/** The door of this package: what a run reads, on what, and how, becomes tokens per second with a range. */
public final class SpeedEstimator {
    /** A question of a page or two. */
    public static final int USUAL_PROMPT = 512;

    private final SpeedModel model;

    public SpeedEstimator(SpeedModel model) {
        this.model = model;
    }

    /** As a careful benchmark of one user would measure it. */
    public SpeedEstimate of(Workload work, Machine machine, Setup setup) {
        return of(work, machine, setup, Scope.Source.BENCHMARK, USUAL_PROMPT);
    }

    /** As this kind of source would measure it: the middle is the same, the range is not. */
    public SpeedEstimate of(Workload work, Machine machine, Setup setup, Scope.Source source, int promptTokens) {
        Rates rates = model.rates(machine, setup, work, source);
        double promptToken = Prefill.seconds(machine, setup, work, rates, promptTokens);
        return of(rates, Seconds.of(machine, setup, work), promptToken, promptTokens);
    }

    /** What a benchmark on such a machine multiplies the roofline by: the same for any depth and number of users. */
    public Rates rates(Workload work, Machine machine, Setup setup) {
        return model.rates(machine, setup, work, Scope.Source.BENCHMARK);
    }

    /** All tokens together that so many users get from one server, their prompts left out. */
    public SpeedEstimate together(Workload work, Machine machine, Setup setup, Scope.Source source, int users) {
        return together(model.rates(machine, setup, work, source), work, machine, setup, users);
    }

    /** The same for callers that keep the rates of a device. */
    public static SpeedEstimate together(Rates rates, Workload work, Machine machine, Setup setup, int users) {
        double promptToken = Prefill.seconds(machine, setup, work, rates, USUAL_PROMPT);
        SpeedEstimate one = of(rates, Seconds.of(machine, setup, work), promptToken, USUAL_PROMPT);
        if (users == 1) return one;
        ServingEstimator.Load load = new ServingEstimator.Load(users, 0, 1, 0, 0);
        ServingPlan plan = ServingEstimator.of(work, machine, setup, rates, load);
        return new SpeedEstimate(
                plan.tokensPerSecond(),
                plan.low(),
                plan.high(),
                one.prefillTokensPerSecond(),
                plan.firstTokenSeconds(),
                one.basis());
    }

    /** The arithmetic alone, for callers that keep the rates of a device. */
    public static SpeedEstimate of(Rates rates, Seconds answer, double promptToken, int promptTokens) {
        double token = rates.seconds(answer);
        double first = promptTokens * promptToken + token;
        double high = rates.highest(1 / token, answer.reading());
        return new SpeedEstimate(1 / token, rates.low() / token, high, 1 / promptToken, first, rates.basis());
    }
}
