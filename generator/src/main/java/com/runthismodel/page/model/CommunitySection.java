package com.runthismodel.page.model;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Site;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.Community;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.svg.SpeedChart;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Measured runs of the model: one row for each hardware, runtime and quantization, the newest run of each. */
final class CommunitySection {
    private static final int MOST = 5;

    static final Comparator<Measurement> NEWEST = Comparator.comparing(
                    (Measurement m) -> m.date().orElse(""))
            .reversed()
            .thenComparing(Measurement::id);

    private static final Comparator<Measurement> FASTEST = Comparator.comparing(
                    (Measurement m) -> -m.decodeTokensPerSecond().orElse(0.0))
            .thenComparing(Measurement::id);

    private final Subject subject;
    private final List<Measurement> shown;
    private final List<Optional<SpeedEstimate>> estimates = new ArrayList<>();

    private CommunitySection(Subject subject) {
        this.subject = subject;
        this.shown = newestOfEach(
                subject.model().measurements(), run -> run.hardware() + run.runtime() + run.quantization(), MOST);
        for (Measurement run : shown) estimates.add(Comparison.estimate(subject, run));
    }

    static CommunitySection of(Subject subject) {
        return new CommunitySection(subject);
    }

    Community table() {
        List<Measurement> runs = subject.model().measurements();
        List<Community.Row> rows = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) rows.add(row(shown.get(i), estimates.get(i)));
        return new Community(
                summary(subject.name(), runs, shown.size()),
                runs.size(),
                rows,
                new Link("Add a measurement", form(subject)));
    }

    /** The issue form with the model filled in: GitHub fills a field from the parameter of its id. */
    private static String form(Subject subject) {
        Site site = subject.catalog().site();
        return site.repository() + "/issues/new?template=measurement.yml&model="
                + subject.model().slug();
    }

    /** Estimated ranges with measured speeds in them or beside them; the same figures are in the table's rows. */
    Optional<Html> chart() {
        List<SpeedChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Measurement run = shown.get(i);
            Optional<SpeedEstimate> estimate = estimates.get(i);
            if (estimate.isEmpty() || bars.size() == SpeedChart.MOST) continue;
            bars.add(new SpeedChart.Bar(
                    run.hardware() + ", " + run.quantization().orElse(""),
                    estimate.get().low(),
                    estimate.get().high(),
                    run.decodeTokensPerSecond().orElseThrow()));
        }
        if (bars.size() < 2) return Optional.empty();
        return Optional.of(
                SpeedChart.of(bars, "Measured and estimated speed of " + subject.name() + "; figures in the table"));
    }

    /** The newest run of each kind, so many at most, fastest first. */
    static List<Measurement> newestOfEach(List<Measurement> runs, Function<Measurement, String> kind, int most) {
        if (runs.isEmpty()) return List.of();
        Set<String> seen = new HashSet<>();
        List<Measurement> newest = new ArrayList<>();
        for (Measurement run : runs.stream().sorted(NEWEST).toList())
            if (newest.size() < most && seen.add(kind.apply(run))) newest.add(run);
        return newest.stream().sorted(FASTEST).toList();
    }

    private static String summary(String name, List<Measurement> runs, int shown) {
        if (runs.isEmpty())
            return "No measured run of " + name
                    + " is in the catalogue yet. A measurement is one small file in a pull request.";
        long sources = runs.stream()
                .map(run -> Citation.brief(run.source()).text())
                .distinct()
                .count();
        String count = Counts.of(runs.size(), "measured run") + " from " + Counts.of(sources, "public source");
        String rule = shown == runs.size() ? "." : "; shown is the newest of each hardware, runtime and quantization.";
        return count + rule + " Speeds are what the sources report, for one user unless said.";
    }

    private static Community.Row row(Measurement run, Optional<SpeedEstimate> estimate) {
        return new Community.Row(
                run.id(),
                (run.devices() > 1 ? run.devices() + " × " : "") + run.hardware(),
                run.device(),
                runtime(run),
                run.quantization().orElse("not said"),
                run.prefillTokensPerSecond().map(CommunitySection::speed),
                run.decodeTokensPerSecond().map(CommunitySection::speed),
                estimate.map(Speedometer::range),
                run.ttftMs().map(ms -> Decimal.grouped(Math.round(ms))),
                conditions(run),
                run.date(),
                Citation.brief(run.source()),
                run.objection());
    }

    static String runtime(Measurement run) {
        String name = run.runtime().orElse("not said");
        String version = run.runtimeVersion().map(v -> " " + v).orElse("");
        return name + version + run.backend().map(b -> ", " + b).orElse("");
    }

    static Optional<String> conditions(Measurement run) {
        List<String> said = new ArrayList<>();
        run.promptTokens().filter(n -> n > 0).ifPresent(tokens -> said.add("prompt " + Decimal.grouped(tokens)));
        run.answerTokens().filter(n -> n > 0).ifPresent(tokens -> said.add("answer " + Decimal.grouped(tokens)));
        run.contextTokens().ifPresent(tokens -> said.add("context " + Decimal.grouped(tokens)));
        run.batch().filter(batch -> batch > 1).ifPresent(batch -> said.add("batch " + batch));
        run.kvType().ifPresent(type -> said.add("KV " + type.toLowerCase(Locale.ROOT)));
        run.speculative().filter(on -> on).ifPresent(on -> said.add("speculative decoding"));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
    }

    static String speed(double tokensPerSecond) {
        if (tokensPerSecond >= 100) return Decimal.grouped(Math.round(tokensPerSecond));
        return Quality.decimals(tokensPerSecond, 1);
    }
}
