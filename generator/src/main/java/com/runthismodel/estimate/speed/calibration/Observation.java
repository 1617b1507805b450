package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Factors;
import com.runthismodel.estimate.speed.Prefill;
import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.Seconds;
import com.runthismodel.estimate.speed.names.Case;
import java.util.List;

/**
 * A measured run as the regression sees it.
 *
 * @param logSpeed natural logarithm of the measured tokens per second
 * @param noise how far runs of this source are expected to scatter, as a standard deviation of the logarithm
 */
record Observation(
        String id,
        String sourceKind,
        Case run,
        Scope.Source source,
        double logSpeed,
        double noise,
        Seconds seconds,
        List<Factors.Applied> factors) {
    private static final double TEACHES_NOTHING = Double.POSITIVE_INFINITY;

    /** How much the errors of runs that share device, engine, model and format have in common. */
    private static final double ALIKE = 0.2;

    /** A prompt read, where the source is a benchmark and the prompt long enough to measure. */
    static Observation ofPrompt(String id, String kind, Case run, double tokensPerSecond) {
        return new Observation(
                id,
                kind,
                run,
                Sources.of(kind),
                Math.log(tokensPerSecond),
                2 * Sources.noise(kind),
                Prefill.operations(run.machine(), run.setup(), run.work(), run.promptTokens()),
                Prefill.factors(run.machine(), run.setup(), run.work()));
    }

    static Observation of(String id, String kind, Case run, double tokensPerSecond) {
        return new Observation(
                id,
                kind,
                run,
                Sources.of(kind),
                Math.log(tokensPerSecond),
                Plausibility.impossible(run, tokensPerSecond) ? TEACHES_NOTHING : Sources.noise(kind),
                Seconds.of(run.machine(), run.setup(), run.work()),
                Factors.of(run.machine(), run.setup(), run.work()));
    }

    /** The same where so many runs share its setting: ten of them tell less than ten of ten models. */
    Observation among(long alike) {
        double wider = noise * Math.sqrt(1 + ALIKE * (alike - 1));
        return new Observation(id, sourceKind, run, source, logSpeed, wider, seconds, factors);
    }

    List<Object> setting() {
        return List.of(
                sourceKind,
                run.machine().id(),
                run.setup().engine(),
                run.shape().name(),
                run.work().format());
    }
}
