package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.Seconds;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.names.Case;
import com.runthismodel.estimate.speed.names.Conditions;
import com.runthismodel.estimate.speed.names.ContentFacts;
import com.runthismodel.estimate.speed.names.Reader;
import com.runthismodel.unit.Decimal;
import java.util.Optional;

/**
 * Whether a measured speed can be what it says. No memory hands out more bytes in a second than its bandwidth (the
 * roofline; Williams et al. 2009, doi:10.1145/1498765.1498785), and a run far from the estimate has a reason worth knowing.
 */
public final class Plausibility {
    /** A memory size read off a name, or a file's bytes computed from its name, may be so far off. */
    private static final double LEEWAY = 1.15;

    /** Less than this may lie in a processor's own cache, which is faster than its memory. */
    private static final long CACHED_BYTES = 256L << 20;

    private static final double FAR = 10;

    private final Reader reader;
    private final SpeedEstimator estimator = new SpeedEstimator(SpeedModel.shipped());

    public Plausibility(Catalog catalog) {
        this(ContentFacts.reader(catalog));
    }

    Plausibility(Reader reader) {
        this.reader = reader;
    }

    /** @param impossible whether no machine could do it; otherwise it is only to be doubted */
    public record Finding(boolean impossible, String field, String reason) {}

    /** Nothing where the run can be so, or where too little is known to tell. */
    public Optional<Finding> of(Measurement run) {
        return reader.readOrNothing(Conditions.of(run))
                .flatMap(found -> decode(run, found).or(() -> prefill(run, found)));
    }

    private Optional<Finding> decode(Measurement run, Case found) {
        if (run.decodeTokensPerSecond().isEmpty()) return Optional.empty();
        double measured = run.decodeTokensPerSecond().get();
        String field = "decodeTokensPerSecond";
        if (impossible(found, measured))
            return Optional.of(new Finding(
                    true,
                    field,
                    "more than the " + text(roofline(found)) + " tokens/s at which "
                            + found.machine().name() + " can read the weights"));
        SpeedEstimate estimate =
                estimator.together(found.work(), found.machine(), found.setup(), Sources.of(run.kind()), found.users());
        return far(field, measured, estimate.tokensPerSecond());
    }

    /** Whether one user would have been sent more bytes than the memory hands out: what was guessed ahead was not told. */
    static boolean impossible(Case found, double tokensPerSecond) {
        return found.users() == 1
                && !found.setup().speculative()
                && found.setup().hostBytes() == 0
                && found.work().weightBytes() > CACHED_BYTES
                && tokensPerSecond > LEEWAY * roofline(found);
    }

    /** Bandwidth over bytes alone, as if several devices always read at once: every factor comes on top. */
    private static double roofline(Case found) {
        Seconds bound = Seconds.of(found.machine(), found.setup(), found.work());
        int turns = found.setup().tensorParallel() ? 1 : found.setup().devices();
        return turns / (bound.weights() + bound.cache());
    }

    private Optional<Finding> prefill(Measurement run, Case found) {
        boolean comparable = found.promptTokens() >= MeasuredRuns.SHORTEST_PROMPT && found.users() == 1;
        if (run.prefillTokensPerSecond().isEmpty() || !comparable) return Optional.empty();
        SpeedEstimate estimate = estimator.of(
                found.work(), found.machine(), found.setup(), Sources.of(run.kind()), found.promptTokens());
        return far("prefillTokensPerSecond", run.prefillTokensPerSecond().get(), estimate.prefillTokensPerSecond());
    }

    private static Optional<Finding> far(String field, double measured, double estimate) {
        if (Double.isNaN(estimate) || measured >= estimate / FAR && measured <= estimate * FAR) return Optional.empty();
        String how = measured < estimate ? "less than a tenth of" : "more than ten times";
        return Optional.of(new Finding(false, field, how + " the estimated " + text(estimate) + " tokens/s"));
    }

    private static String text(double tokensPerSecond) {
        return Decimal.ratio(Math.round(tokensPerSecond * 10), 10, tokensPerSecond < 100 ? 1 : 0);
    }
}
