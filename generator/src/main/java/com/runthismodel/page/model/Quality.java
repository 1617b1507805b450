package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.QualityMeasurement;
import com.runthismodel.catalog.Variant;
import com.runthismodel.estimate.advice.Pick;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Lazy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measured loss of quality: this model's own where somebody measured it, otherwise the divergence measured on one
 * reference model, named as such. Perplexities compare only within one model, so they are never borrowed.
 */
final class Quality {
    /** The one model whose every quantization was measured with one revision of the software. */
    private static final String REFERENCE = "Meta-Llama-3-8B";

    static final String REFERENCE_SLUG = "meta-llama-3-8b";

    private static final Pattern COPY = Pattern.compile(" \\(copy in .*\\)$");
    private static final int MOST_PLACES = 6;

    private final List<QualityMeasurement> measured;
    private final boolean own;
    private final boolean divergence;

    private final Map<String, List<QualityMeasurement>> byQuantization;
    private final Lazy<String> note = Lazy.of(this::written);

    private Quality(List<QualityMeasurement> measured, boolean own, boolean divergence) {
        this.measured = measured;
        this.byQuantization = measured.stream().collect(Collectors.groupingBy(QualityMeasurement::quantization));
        this.own = own;
        this.divergence = divergence;
    }

    /** A divergence between words predicted says nothing of vectors and scores: encoders borrow none. */
    static Quality of(Subject subject) {
        Model model = subject.model();
        List<QualityMeasurement> own = subject.catalog().measuredQuality(model.slug());
        List<QualityMeasurement> divergences =
                own.stream().filter(m -> m.klDivergence().isPresent()).toList();
        if (!divergences.isEmpty()) return new Quality(divergences, true, true);
        List<QualityMeasurement> perplexities =
                own.stream().filter(m -> m.perplexity().isPresent()).toList();
        if (!perplexities.isEmpty()) return new Quality(perplexities, true, false);
        boolean words =
                model.card().type() != ModelType.EMBEDDING && model.card().type() != ModelType.RERANKER;
        return words ? subject.showcase().borrowed() : new Quality(List.of(), true, true);
    }

    /** What models without measurements of their own show. */
    static Quality borrowed(Catalog catalog) {
        List<QualityMeasurement> reference = catalog.measuredQuality(REFERENCE_SLUG).stream()
                .filter(m -> m.model().equals(REFERENCE) && m.klDivergence().isPresent())
                .toList();
        return new Quality(reference, false, true);
    }

    boolean own() {
        return own;
    }

    /** Of the file's own publisher before others', with an importance matrix before without, as most files are made. */
    Optional<QualityMeasurement> of(Choice choice) {
        String publisher =
                choice.variant().map(Variant::repo).map(repo -> repo.org()).orElse("");
        return byQuantization.getOrDefault(choice.name(), List.of()).stream()
                .min(Comparator.comparing((QualityMeasurement m) ->
                                !m.publisher().orElse("").equals(publisher))
                        .thenComparing(m -> m.imatrix().orElse("None").equals("None"))
                        .thenComparing(this::value)
                        .thenComparing(QualityMeasurement::source));
    }

    /** In nats, as {@link Pick} weighs it: divergence, rise of the logarithm of perplexity over the best shown, or by bits. */
    OptionalDouble loss(Choice choice, List<Choice> shown, OptionalLong parameters) {
        Optional<Double> figure = of(choice).map(this::value);
        if (figure.isPresent() && divergence) return OptionalDouble.of(figure.get());
        if (figure.isPresent()) {
            double least = shown.stream()
                    .flatMap(other -> of(other).map(this::value).stream())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return OptionalDouble.of(Math.log(figure.get() / least));
        }
        if (parameters.isEmpty()) return OptionalDouble.empty();
        return OptionalDouble.of(Pick.lossOfBits(8.0 * choice.weightBytes() / parameters.getAsLong()));
    }

    double value(QualityMeasurement m) {
        return Stream.of(m.klDivergence(), m.perplexity())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** "0.0313 ± 0.0001" or "8.412 (unsloth)". */
    String text(QualityMeasurement m) {
        Optional<Double> error = divergence ? m.klDivergenceError() : m.perplexityError();
        int places = places(error);
        String shown = decimals(
                divergence ? m.klDivergence().orElseThrow() : m.perplexity().orElseThrow(), places);
        String range = error.map(e -> " ± " + decimals(e, places)).orElse("");
        return shown + range + m.publisher().map(who -> " (" + who + ")").orElse("");
    }

    /** As many as the error needs to be seen. */
    private int places(Optional<Double> error) {
        int places = divergence ? 4 : 3;
        if (error.isEmpty() || error.get() <= 0) return places;
        while (places < MOST_PLACES && Math.round(error.get() * Math.pow(10, places)) == 0) places++;
        return places;
    }

    String unit() {
        return divergence ? "KL divergence" : "perplexity";
    }

    String note() {
        return note.get();
    }

    private String written() {
        if (measured.isEmpty()) return "No quantization of this model has a published measurement of quality.";
        String what = divergence
                ? "Quality is the mean Kullback-Leibler divergence from the unrounded model: 0 is no loss, lower is better. "
                : "Quality is perplexity: lower is better, and only figures of one source compare. ";
        String sources = Counts.list(measured.stream()
                .map(run -> Citation.brief(COPY.matcher(run.source()).replaceFirst(""))
                        .text())
                .distinct()
                .sorted()
                .toList());
        return what + whose() + " (" + sources + ").";
    }

    private String whose() {
        String data = measured.get(0).dataset().map(set -> " on " + set).orElse("");
        return own
                ? "Measured on this model" + data
                : "Measured on " + REFERENCE + data + ", not on this model: the order carries over, the figures do not";
    }

    static String decimals(double value, int places) {
        long scale = 1;
        for (int i = 0; i < places; i++) scale *= 10;
        return Decimal.ratio(Math.round(value * scale), scale, places);
    }
}
