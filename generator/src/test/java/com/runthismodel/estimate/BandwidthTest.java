package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped bandwidth.js believes of timed reads: the times are given, so nothing depends on a machine. */
class BandwidthTest {
    private static final long MIB = 1 << 20;
    private Scripts scripts;

    @BeforeEach
    void open() throws IOException {
        scripts = new Scripts("bandwidth.js");
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    /** Bytes over time, the middle one and the best over four fifths, in two digits. */
    @ParameterizedTest(name = "{0} GB/s")
    @CsvSource({"1008, '1000,1300'", "448, '450,560'", "68.3, '68,85'", "25.6, '26,32'", "7000, '7000,8800'"})
    void steadyReadingsAreARange(double rate, String range) {
        assertEquals(range, range(step(128, rate, 0, 3) + "," + step(512, rate, 0, 9)));
    }

    @Test
    void theRangeHoldsWhatMemoryCanDoWhereFourFifthsOfItAreRead() {
        for (double real = 10; real < 5000; real *= 1.37) {
            String[] ends = range(step(256, real * 0.86, 0.02, 3) + "," + step(512, real * 0.86, 0.02, 9))
                    .split(",");
            double low = Double.parseDouble(ends[0]);
            double high = Double.parseDouble(ends[1]);
            assertTrue(low <= real && real <= high, real + " not in " + low + " to " + high);
            assertTrue(high / low < 1.45, "a range of " + low + " to " + high + " tells little");
        }
    }

    @Test
    void aReadingTooShortForTheClockDoesNotCount() {
        String quick = "{footprint: 536870912, samples: [1, 2, 3, 4, 5, 6].map(() => ({bytes: 536870912, ms: 0.1}))}";
        assertTrue(why(quick).startsWith("No figure: too few readings"), why(quick));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cache's rate at first, memory's at the end | STEP(256, 1900, 0, 3), STEP(512, 900, 0, 9) | a cache had its part",
                "a small set only | STEP(8, 900, 0, 3), STEP(128, 900, 0, 9) | only 128 MiB could be read at once",
                "half the readings at half the speed | STEP(512, 900, 0.6, 9) | differ too much",
                "too few | STEP(512, 900, 0, 4) | too few readings",
                "faster than any memory | STEP(512, 30000, 0, 9) | the clock of this browser cannot be right"
            })
    void whatCannotBeBelievedIsRefusedWithItsReason(String name, String series, String reason) {
        Matcher steps =
                Pattern.compile("STEP\\((\\d+), (\\d+), ([\\d.]+), (\\d+)\\)").matcher(series);
        String given = steps.replaceAll(m -> step(
                Integer.parseInt(m.group(1)),
                Double.parseDouble(m.group(2)),
                Double.parseDouble(m.group(3)),
                Integer.parseInt(m.group(4))));
        assertEquals("null", String.valueOf(scripts.of(call(given) + ".range")), name);
        assertTrue(why(given).contains(reason), () -> why(given));
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertEquals("No figure: too few readings came back.", why(""));
        assertEquals(
                "No figure: this browser has no WebGPU.",
                scripts.of("self.RTM.bandwidth({skipped: 'this browser has no WebGPU.'}).why"));
    }

    /** Samples of about 20 ms at this rate, every second one slower by the part {@code noise}. */
    private static String step(int mib, double gbPerSecond, double noise, int samples) {
        long footprint = mib * MIB;
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < samples; i++) {
            long bytes = footprint * Math.max(1, Math.round(gbPerSecond * 20e6 / footprint));
            double ms = bytes / (gbPerSecond * 1e6) * (i % 2 == 0 ? 1 : 1 + noise);
            list.append(String.format(Locale.ROOT, "{bytes: %d, ms: %.6f},", bytes, ms));
        }
        return "{footprint: " + footprint + ", samples: [" + list + "]}";
    }

    private static String call(String steps) {
        return "self.RTM.bandwidth({steps: [" + steps + "]})";
    }

    private String range(String steps) {
        return scripts.of("String(" + call(steps) + ".range)").toString();
    }

    private String why(String steps) {
        return scripts.of(call(steps) + ".why").toString();
    }
}
