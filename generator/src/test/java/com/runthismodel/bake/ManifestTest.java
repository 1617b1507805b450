package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifest against the files themselves, summed here by other means. */
class ManifestTest {
    @Test
    void everyFileButTheManifestIsSummed() throws Exception {
        Path site = SmallSite.baked();
        List<String> expected = new ArrayList<>();
        for (String file : SmallSite.files(site)) {
            if (!file.equals("manifest.sha256")) expected.add(sum(site.resolve(file)) + "  " + file);
        }
        assertEquals(expected, Files.readAllLines(site.resolve("manifest.sha256")));
    }

    private static String sum(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
