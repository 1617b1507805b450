package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.ContentFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Measured speed and measured quality as they were imported: complete, unique, joined to what exists. */
class MeasurementsTest {
    private static final Pattern DAY = Pattern.compile("20\\d\\d(-\\d\\d(-\\d\\d)?)?");
    private static final Set<String> BACKENDS = Set.of("cuda", "rocm", "vulkan", "metal", "cpu", "opencl", "hexagon");

    private static List<Measurement> speeds;
    private static List<QualityMeasurement> qualities;
    private static Set<String> slugs;

    @BeforeAll
    static void read() {
        speeds = ContentFiles.below("benchmarks/imported", ".json").stream()
                .flatMap(file -> ContentFiles.readList(file, Measurement.class).stream())
                .toList();
        qualities = ContentFiles.readList(Path.of("content/measured-quality.json"), QualityMeasurement.class);
        slugs = ContentFiles.below("models", ".yaml").stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void noRunIsMissingOrThereTwice() {
        assertEquals(2066, speeds.size());
        Set<String> ids = new HashSet<>();
        for (Measurement run : speeds) assertTrue(ids.add(run.id()), run.id());
    }

    @Test
    void mostRunsBelongToAModelAndADeviceThatExist() {
        Set<String> devices = ContentFiles.deviceIds();
        for (Measurement run : speeds) {
            run.slug().ifPresent(slug -> assertTrue(slugs.contains(slug), run.id() + ": no model " + slug));
            run.device().ifPresent(id -> assertTrue(devices.contains(id), run.id() + ": no device " + id));
        }
        assertTrue(speeds.stream().filter(run -> run.slug().isPresent()).count() >= 1500);
        assertTrue(speeds.stream().filter(run -> run.device().isPresent()).count() >= 2000);
    }

    @Test
    void figuresArePossible() {
        for (Measurement run : speeds) {
            assertTrue(run.decodeTokensPerSecond().orElseThrow() > 0, run.id());
            assertTrue(run.devices() >= 1 && run.devices() <= 16, run.id());
            run.backend().ifPresent(backend -> assertTrue(BACKENDS.contains(backend), run.id() + ": " + backend));
            run.date().ifPresent(day -> assertTrue(DAY.matcher(day).matches(), run.id() + ": " + day));
            assertFalse(run.source().isBlank(), run.id());
        }
    }

    @Test
    void everyQualityBelongsToAModelAndSaysWhereItWasPublished() {
        assertTrue(qualities.size() >= 1000, qualities.size() + " measurements");
        for (QualityMeasurement quality : qualities) {
            assertTrue(slugs.contains(quality.slug().orElseThrow()), quality.toString());
            assertTrue(quality.perplexity().orElse(1.0) > 1 - 1e-9, quality.toString());
            assertTrue(quality.sameTopTokenPercent().orElse(50.0) <= 100, quality.toString());
            assertFalse(quality.source().isBlank(), quality.toString());
        }
    }

    @Test
    void theUsualQuantizationHasMeasuredDivergence() {
        QualityMeasurement usual = qualities.stream()
                .filter(one -> one.quantization().equals("Q4_K_M") && one.model().equals("Meta-Llama-3-8B"))
                .filter(one -> one.imatrix().filter("WT 10m"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(6.382937, usual.perplexity().orElseThrow());
        assertEquals(0.028152, usual.klDivergence().orElseThrow());
    }
}
