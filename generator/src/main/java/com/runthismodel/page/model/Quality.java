package com.runthismodel.page.model;

import com.runthismodel.catalog.QualityMeasurement;
import com.runthismodel.unit.Decimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measured loss of quality: this model's own where there is one, otherwise one reference model's, named as such. */
final class Quality {
    /** The one model whose every quantization was measured with one revision of the software. */
    private static final String REFERENCE = "Llama-3-8B";

    private final Map<String, QualityMeasurement> byQuantization;
    private final String model;
    private final boolean own;

    private Quality(List<QualityMeasurement> measured, String model, boolean own) {
        this.byQuantization = new HashMap<>();
        // With an importance matrix first, as most published files are made; then the smaller loss.
        Comparator<QualityMeasurement> order = Comparator.comparing(
                        (QualityMeasurement m) -> m.imatrix().orElse("None").equals("None"))
                .thenComparing(m -> m.klDivergence().orElse(Double.MAX_VALUE))
                .thenComparing(QualityMeasurement::source);
        for (QualityMeasurement m : measured.stream().sorted(order).toList())
            byQuantization.putIfAbsent(m.quantization(), m);
        this.model = model;
        this.own = own;
    }

    static Quality of(Subject subject) {
        List<QualityMeasurement> divergences = subject.catalog().measuredQuality().stream()
                .filter(m -> m.klDivergence().isPresent())
                .toList();
        List<QualityMeasurement> own = divergences.stream()
                .filter(m -> m.slug().filter(subject.model().slug()::equals).isPresent())
                .toList();
        if (!own.isEmpty()) return new Quality(own, subject.name(), true);
        List<QualityMeasurement> reference =
                divergences.stream().filter(m -> m.model().equals(REFERENCE)).toList();
        return new Quality(reference, REFERENCE, false);
    }

    Optional<QualityMeasurement> of(String quantization) {
        return Optional.ofNullable(byQuantization.get(quantization));
    }

    boolean own() {
        return own;
    }

    String note() {
        if (byQuantization.isEmpty()) return "No quantization of this model has a published measurement of quality.";
        String what =
                "Quality is the mean Kullback-Leibler divergence from the unrounded model: 0 is no loss, lower is better. ";
        String source = byQuantization.values().stream()
                .map(QualityMeasurement::source)
                .sorted()
                .findFirst()
                .orElseThrow();
        String whose = own
                ? "Measured on this model"
                : "Measured on " + model + ", not on this model: the order carries over, the figures do not";
        return what + whose + " (" + source + ").";
    }

    static String text(QualityMeasurement measurement) {
        String value = decimals(measurement.klDivergence().orElseThrow(), 4);
        return measurement
                .klDivergenceError()
                .map(error -> value + " ± " + decimals(error, 4))
                .orElse(value);
    }

    static String decimals(double value, int places) {
        long scale = 1;
        for (int i = 0; i < places; i++) scale *= 10;
        return Decimal.ratio(Math.round(value * scale), scale, places);
    }
}
