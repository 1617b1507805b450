package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same inputs, same bytes: whatever language, calendar and zone the machine is set to. */
class DeterminismTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void aTurkishMachineInKathmanduBakesTheSameBytes(@TempDir Path folder) throws Exception {
        Path here = SmallSite.baked();
        // Turkish lower-cases I to a dotless i; Arabic digits and a zone of 5:45 hours catch most other slips.
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab-ca-buddhist"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Path there = folder.resolve("site");
        SmallSite.bake(SmallSite.CONTENT, there);
        assertEquals(SmallSite.files(here), SmallSite.files(there));
        for (String file : SmallSite.files(here))
            assertArrayEquals(Files.readAllBytes(here.resolve(file)), Files.readAllBytes(there.resolve(file)), file);
    }
}
