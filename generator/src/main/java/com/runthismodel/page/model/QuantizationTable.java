package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Variant;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.Download;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.page.svg.QualityChart;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The files one can download, smallest first. */
final class QuantizationTable {
    private static final int ENOUGH = 4;

    private final Subject subject;
    private final Quality quality;

    private QuantizationTable(Subject subject) {
        this.subject = subject;
        this.quality = Quality.of(subject);
    }

    static Optional<QuantizationTable> of(Subject subject) {
        return subject.choices().isEmpty() ? Optional.empty() : Optional.of(new QuantizationTable(subject));
    }

    /** Drawn only from measurements of this very model, and only where they make a curve. */
    Optional<Html> chart() {
        if (!quality.own()) return Optional.empty();
        List<QualityChart.Point> points = new ArrayList<>();
        for (Choice choice : subject.choices()) point(choice).ifPresent(points::add);
        if (points.size() < ENOUGH) return Optional.empty();
        String label =
                "Measured " + quality.unit() + " of " + subject.name() + " over bits per weight; figures in the table";
        return Optional.of(QualityChart.of(points, label));
    }

    private Optional<QualityChart.Point> point(Choice choice) {
        OptionalLong parameters = subject.model().languageParameters();
        Optional<Double> loss = quality.of(choice).map(quality::value).filter(value -> value > 0);
        if (parameters.isEmpty() || loss.isEmpty()) return Optional.empty();
        double bits = 8.0 * choice.weightBytes() / parameters.getAsLong();
        return Optional.of(new QualityChart.Point(choice.name(), subject.isPick(choice), bits, loss.get()));
    }

    Quantizations table() {
        String memory = subject.estimable()
                ? "Memory at " + subject.setting() + "; the driver's own comes on top."
                : "Memory is not estimated: see above.";
        boolean estimates = subject.choices().stream().anyMatch(choice -> !choice.measured());
        String sizes =
                estimates ? " Sizes marked est. are worked out from the tensors; the others are the files'." : "";
        String experts = Choices.fourBitExperts(subject.model())
                ? " Every published quantization keeps the experts in MXFP4, as they were released, so all are nearly as large; "
                        + "only those whose size is known are listed."
                : "";
        return new Quantizations(
                memory + sizes + headers() + experts,
                quality.unit(),
                quality.own(),
                quality.note(),
                subject.choices().stream().map(this::row).toList(),
                others());
    }

    /** Whose memory is summed over the file's own tensors: exact where a publisher's recipe departs from the rules. */
    private String headers() {
        List<String> names = subject.choices().stream()
                .filter(Choice::byHeader)
                .map(Choice::name)
                .toList();
        return names.isEmpty() ? "" : " Weights of " + String.join(", ", names) + " are summed from the file's header.";
    }

    private Quantizations.Row row(Choice choice) {
        Optional<MemoryEstimate> run =
                choice.estimable() ? Optional.of(subject.memories().at(choice, subject.headline())) : Optional.empty();
        return new Quantizations.Row(
                choice.name(),
                subject.isPick(choice),
                bits(choice),
                Download.of(choice.file()),
                !choice.measured(),
                run.map(estimate -> Memory.of(estimate.gpu())),
                run.map(estimate -> Memory.of(estimate.host())),
                quality.of(choice).map(quality::text),
                choice.variant().map(v -> new Link(v.repo().toString(), v.repo().url())));
    }

    /** Of the language model: what the file spends on a weight, scales and better tensors included. */
    private Optional<String> bits(Choice choice) {
        OptionalLong parameters = subject.model().languageParameters();
        if (parameters.isEmpty()) return Optional.empty();
        return Optional.of(Decimal.ratio(8 * choice.weightBytes(), parameters.getAsLong(), 2));
    }

    /** Weights in other formats: where they are, without figures we do not have. */
    private List<Link> others() {
        List<Link> links = new ArrayList<>();
        for (Variant variant : subject.model().variants()) {
            if (variant.format() == Format.GGUF) continue;
            links.add(new Link(
                    variant.quantization() + ", " + variant.repo().org(),
                    variant.repo().url()));
        }
        return links;
    }
}
