package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CDN keeps what did not change: one changed model changes its own files and lists, no other model's page. */
class CacheStabilityTest {
    /** What shows or sums up all models. */
    private static final Set<String> LISTS = Set.of(
            "index.html",
            "models.html",
            "404.html",
            "compare/index.html",
            "data/models.js",
            "data/vectors.json",
            "llms.txt",
            "manifest.sha256",
            StagedSite.MARK);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "models/acme/acme-1b-instruct.yaml | name: Acme 1B Instruct | name: Acme One Instruct",
                "models/acme/acme-1b-instruct.yaml | vendor: Acme | vendor: Emca",
                "models/acme/acme-1b-instruct.yaml | released: 2025-03-14 | released: 2026-11-01",
                "models/acme/acme-1b-instruct.yaml | type: text | type: multimodal",
                "hub/acme/Acme-1B-Instruct.json | 6881274 | 99999999",
                "hub/converters/Acme-1B-Instruct-GGUF.json | 807694464 | 807694496",
            })
    void oneChangedModelChangesNoOther(String file, String gone, String come) throws Exception {
        Set<String> changed = changed(file, gone, come);
        assertTrue(changed.size() > 2, changed::toString);
        changed.removeIf(path -> path.contains("acme-1b-instruct") || path.contains("acme-1b-chat"));
        changed.removeIf(this::namesIt);
        assertTrue(LISTS.containsAll(changed), changed::toString);
    }

    /** A device's page lists the models that it holds. */
    private boolean namesIt(String path) {
        try {
            return path.startsWith("devices/")
                    && Files.readString(folder.resolve("site").resolve(path)).contains("/acme-1b-instruct.html");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> changed(String file, String gone, String come) throws Exception {
        Path content = folder.resolve("content");
        for (String name : SmallSite.files(SiteOverlay.SMALL)) {
            Files.createDirectories(content.resolve(name).getParent());
            Files.copy(SiteOverlay.SMALL.resolve(name), content.resolve(name));
        }
        String text = Files.readString(content.resolve(file));
        assertTrue(text.contains(gone), gone);
        Files.writeString(content.resolve(file), text.replace(gone, come));
        Path site = folder.resolve("site");
        SmallSite.bake(content, site);
        return different(SmallSite.baked(), site);
    }

    private static Set<String> different(Path before, Path after) throws IOException {
        Set<String> all = new TreeSet<>(SmallSite.files(before));
        assertEquals(all, new TreeSet<>(SmallSite.files(after)));
        Set<String> different = new TreeSet<>();
        for (String file : all) {
            if (!Arrays.equals(Files.readAllBytes(before.resolve(file)), Files.readAllBytes(after.resolve(file))))
                different.add(file);
        }
        return different;
    }
}
