package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.MethodPage;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the method page, line by line. */
class GradeTest {
    @ParameterizedTest(name = "{0} at {1} tokens per second is {2}")
    @CsvSource({
        "FITS, 10, A",
        "FITS, 9.9, B",
        "FITS, 2.9, C",
        "TIGHT, 50, B",
        "TIGHT, 3, C",
        "TIGHT, 1, D",
        "OFFLOAD, 10, C",
        "OFFLOAD, 5, D",
        "OFFLOAD, 0.1, D",
        "NO, 100, F"
    })
    void memoryFirstThenSpeed(Verdict verdict, double speed, Grade grade) {
        assertEquals(grade, Grade.of(verdict, OptionalDouble.of(speed)));
    }

    @Test
    void withoutASpeedMemoryAloneDecides() {
        assertEquals(Grade.A, Grade.of(Verdict.FITS, OptionalDouble.empty()));
        assertEquals(Grade.C, Grade.of(Verdict.OFFLOAD, OptionalDouble.empty()));
    }

    @Test
    void theMethodPageSaysSo() {
        String words = MethodPage.words();
        assertEquals(true, words.contains("under " + Grade.SLOW + " tokens per second"), "slow");
        assertEquals(true, words.contains("under " + Grade.VERY_SLOW), "very slow");
    }
}
