package com.runthismodel.estimate.speed.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Measurement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people contribute teaches the estimate like what was imported. */
class MeasuredRunsTest {
    private static final Path SMALL = Path.of("generator/src/test/resources/sites/small/content");

    @Test
    void contributedFilesAreReadBesideImportedTables() {
        List<String> ids = MeasuredRuns.measurements(SMALL).stream()
                .map(Measurement::id)
                .sorted()
                .toList();
        assertEquals(List.of("a0001", "a0002", "b0001"), ids);
    }

    @Test
    void theyBecomeObservations() {
        Observation run = MeasuredRuns.decode(SMALL).stream()
                .filter(found -> found.id().equals("b0001"))
                .findFirst()
                .orElseThrow();
        assertEquals("nvidia-geforce-rtx-4060-ti-16gb", run.run().machine().id());
        assertEquals(Math.log(142.7), run.logSpeed(), 1e-12);
        assertTrue(run.run().work().weightBytes() > 1_200_000_000, run.toString());
    }
}
