package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device.Kind;
import com.runthismodel.unit.Bytes;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies on top of a run's buffers, and what that does to a verdict. */
class OverheadTest {

    @ParameterizedTest(name = "{0} GiB: {1} to {2} MiB")
    @CsvSource({"8, 107, 228", "16, 107, 356", "56, 317, 640", "96, 527, 640", "192, 527, 640"})
    void driverByCard(int gib, long lowMib, long countedMib) {
        Overhead.Term driver = Overhead.of(Rig.card(gib)).get(0);
        assertEquals(lowMib, driver.low().count() / Bytes.PER_MIB);
        assertEquals(countedMib, driver.counted().count() / Bytes.PER_MIB);
    }

    @ParameterizedTest(name = "{0} {1} GiB leave {2} MiB")
    @CsvSource({
        "DISCRETE, 8, 7964",
        "APPLE, 16, 10922",
        "APPLE, 64, 49152",
        "PHONE, 12, 6144",
        "INTEGRATED, 32, 24576",
        "DATACENTER, 80, 81280"
    })
    void whatIsLeft(Kind kind, double gib, long mib) {
        assertEquals(mib, Fit.usable(new Rig(kind, Bytes.ofGib(gib), 1)).count() / Bytes.PER_MIB);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void termsAddUpToWhatIsCounted(Kind kind) {
        Rig rig = new Rig(kind, Bytes.ofGib(24), 1);
        long sum = Overhead.of(rig).stream()
                .mapToLong(term -> term.counted().count())
                .sum();
        assertEquals(Overhead.counted(rig).count(), sum);
        for (Overhead.Term term : Overhead.of(rig)) {
            assertTrue(term.low().compareTo(term.high()) <= 0, term::toString);
            assertTrue(term.counted().compareTo(term.high()) <= 0, term::toString);
        }
    }

    /** Llama 3.1 8B Q4_K_M at 16,384 tokens takes 6,575 MiB of 7,964: 1,389 to spare, or 365 beside a busy desktop. */
    @Test
    void aBusyDesktopChangesTheVerdict() {
        Coefficients model = Coefficients.of(Truth.architecture("llama-3.1-8b"), "Q4_K_M", OptionalLong.empty());
        MemoryEstimate run = MemoryEstimator.of(model, RunSettings.headline(16384));
        assertEquals(new Fit.Span(Verdict.FITS, Verdict.TIGHT), Fit.span(Rig.card(8), model, run));
        assertTrue(Fit.span(new Rig(Kind.DATACENTER, Bytes.ofGib(80), 1), model, run)
                .sure());
    }
}
