package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.StagedSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The small site against the files a person has read: {@code mvn test -Dtest=GoldenTest -Dgolden=write} writes them anew,
 * and the difference is read before it is committed. Hashes in names of assets are left out: a colour is no change of a page. Schemas have tests of their own.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("generator/src/test/resources/golden/small");

    @Test
    void theSmallSiteIsAsItWasRead() throws Exception {
        Path site = SmallSite.baked();
        if ("write".equals(System.getProperty("golden"))) write(site);
        assertEquals(compared(GOLDEN), compared(site), "a page or its golden file without the other");
        List<String> different = new ArrayList<>();
        for (String file : compared(site)) {
            if (!text(site, file).equals(text(GOLDEN, file))) different.add(file);
        }
        if (different.isEmpty()) return;
        String file = different.get(0);
        assertEquals(text(GOLDEN, file), text(site, file), file + ", one of " + different);
    }

    private static List<String> compared(Path site) throws IOException {
        return SmallSite.files(site).stream()
                .filter(file -> !file.startsWith("assets/")
                        && !file.startsWith("data/schema/")
                        && !file.equals(StagedSite.MARK)
                        && !file.equals(Manifest.PATH))
                .toList();
    }

    private static String text(Path site, String file) throws IOException {
        return Files.readString(site.resolve(file)).replaceAll("\\.[0-9a-f]{10}\\.(css|js|svg)", ".HASH.$1");
    }

    private static void write(Path site) throws IOException {
        new Disk().delete(GOLDEN);
        for (String file : compared(site)) {
            Files.createDirectories(GOLDEN.resolve(file).getParent());
            Files.writeString(GOLDEN.resolve(file), text(site, file));
        }
    }
}
