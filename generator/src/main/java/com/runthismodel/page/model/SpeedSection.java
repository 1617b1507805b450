package com.runthismodel.page.model;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.page.sheet.Speeds;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How fast the recommended quantization answers on the representative devices, with what was measured beside it. */
final class SpeedSection {
    private final Subject subject;
    private final Choice pick;
    private final Speedometer speedometer;

    private SpeedSection(Subject subject, Speedometer speedometer) {
        this.subject = subject;
        this.pick = subject.pick().orElseThrow();
        this.speedometer = speedometer;
    }

    static Optional<Speeds> of(Subject subject) {
        return Speedometer.of(subject).map(meter -> new SpeedSection(subject, meter).section());
    }

    private Speeds section() {
        List<Speeds.Row> rows = new ArrayList<>();
        for (Showcase.Entry entry : subject.showcase().devices()) row(entry).ifPresent(rows::add);
        return new Speeds(
                "Estimates for one user at " + pick.name() + " with llama.cpp, " + Decimal.grouped(subject.headline())
                        + " tokens in the cache, tokens per second. The range holds nine runs of ten. The prompt figure is for "
                        + SpeedEstimator.USUAL_PROMPT + " tokens.",
                inShort(),
                rows);
    }

    private Optional<String> inShort() {
        return subject.showcase().devices().stream()
                .filter(entry ->
                        !entry.device().kind().sharedMemory() && subject.fits(entry.rig(), pick, subject.headline()))
                .findFirst()
                .flatMap(this::row)
                .map(row -> "Estimated speed on " + row.device() + ": " + row.estimate() + " tokens/s.");
    }

    private Optional<Speeds.Row> row(Showcase.Entry entry) {
        MemoryEstimate run = subject.memories().at(pick, subject.headline());
        Verdict verdict = Fit.of(entry.rig(), pick.coefficients().orElseThrow(), run);
        if (verdict == Verdict.NO) return Optional.empty();
        return speedometer
                .alone(entry, pick)
                .map(estimate -> new Speeds.Row(
                        entry.name() + (verdict == Verdict.OFFLOAD ? ", part in RAM" : ""),
                        Speedometer.range(estimate),
                        prefill(estimate),
                        measured(entry),
                        estimate.basis()));
    }

    private static Optional<String> prefill(SpeedEstimate estimate) {
        double speed = estimate.prefillTokensPerSecond();
        return Double.isNaN(speed) ? Optional.empty() : Optional.of("about " + Decimal.twoFigures(speed));
    }

    /** The newest comparable run on that very device. */
    private Optional<String> measured(Showcase.Entry entry) {
        if (entry.rig().cards() > 1) return Optional.empty();
        return subject.model().measurements().stream()
                .filter(run -> run.device().filter(entry.device().id()::equals).isPresent())
                .filter(run -> Comparison.plain(run)
                        && run.quantization().filter(pick.name()::equals).isPresent())
                .min(Comparator.comparing((Measurement run) -> run.date().orElse(""))
                        .reversed()
                        .thenComparing(Measurement::id))
                .flatMap(Measurement::decodeTokensPerSecond)
                .map(CommunitySection::speed);
    }
}
