package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Measured speed and measured quality as they were imported: complete, unique, joined to what exists. */
class MeasurementsTest {
    private static final Pattern DAY = Pattern.compile("20\\d\\d(-\\d\\d(-\\d\\d)?)?");
    private static final Set<String> BACKENDS = Set.of("cuda", "rocm", "vulkan", "metal", "cpu", "opencl", "hexagon");

    private static final Catalog CATALOG = RealCatalog.get();

    @Test
    void noRunIsMissingOrThereTwice() {
        long imported = CATALOG.measurements().stream()
                .filter(run -> run.id().matches("s\\d{5}"))
                .count();
        assertEquals(2066, imported);
        Set<String> ids = new HashSet<>();
        for (Measurement run : CATALOG.measurements()) assertTrue(ids.add(run.id()), run.id());
    }

    @Test
    void mostRunsBelongToAModelAndADeviceThatExist() {
        for (Measurement run : CATALOG.measurements()) {
            run.slug().ifPresent(slug -> assertTrue(CATALOG.model(slug).isPresent(), run.id() + ": no model " + slug));
            run.device().ifPresent(id -> assertTrue(CATALOG.device(id).isPresent(), run.id() + ": no device " + id));
        }
        assertTrue(CATALOG.measurements().stream()
                        .filter(run -> run.slug().isPresent())
                        .count()
                >= 1500);
        assertTrue(CATALOG.measurements().stream()
                        .filter(run -> run.device().isPresent())
                        .count()
                >= 2000);
    }

    @Test
    void figuresArePossible() {
        for (Measurement run : CATALOG.measurements()) {
            assertTrue(run.decodeTokensPerSecond().orElseThrow() > 0, run.id());
            assertTrue(run.devices() >= 1 && run.devices() <= 16, run.id());
            run.backend().ifPresent(backend -> assertTrue(BACKENDS.contains(backend), run.id() + ": " + backend));
            run.date().ifPresent(day -> assertTrue(DAY.matcher(day).matches(), run.id() + ": " + day));
            assertFalse(run.source().isBlank(), run.id());
        }
    }

    @Test
    void everyQualityBelongsToAModelAndSaysWhereItWasPublished() {
        assertTrue(
                CATALOG.measuredQuality().size() >= 1000,
                CATALOG.measuredQuality().size() + " measurements");
        for (QualityMeasurement quality : CATALOG.measuredQuality()) {
            assertTrue(CATALOG.model(quality.slug().orElseThrow()).isPresent(), quality.toString());
            assertTrue(quality.perplexity().orElse(1.0) > 1 - 1e-9, quality.toString());
            assertTrue(quality.sameTopTokenPercent().orElse(50.0) <= 100, quality.toString());
            assertFalse(quality.source().isBlank(), quality.toString());
        }
    }

    @Test
    void theUsualQuantizationHasMeasuredDivergence() {
        QualityMeasurement usual = CATALOG.measuredQuality().stream()
                .filter(one ->
                        one.quantization().equals("Q4_K_M") && one.model().equals("Meta-Llama-3-8B"))
                .filter(one -> one.imatrix().filter("WT 10m"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(6.382937, usual.perplexity().orElseThrow());
        assertEquals(0.028152, usual.klDivergence().orElseThrow());
    }
}
