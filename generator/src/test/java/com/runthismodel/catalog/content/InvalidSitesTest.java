package com.runthismodel.catalog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake a folder, and word for word what is said about it. */
class InvalidSitesTest {
    private static final Path INVALID = SiteOverlay.SITES.resolve("invalid");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    static List<String> mistakes() throws IOException {
        try (Stream<Path> folders = Files.list(INVALID)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreEnough() throws IOException {
        assertTrue(mistakes().size() >= 35, "invalid sites: " + mistakes().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isToldExactly(String mistake, @TempDir Path folder) throws IOException {
        Path expected = INVALID.resolve(mistake).resolve("expected.txt");
        Path content = SiteOverlay.apply(INVALID.resolve(mistake).resolve("content"), folder.resolve("content"));
        ContentException refused = assertThrows(ContentException.class, () -> CatalogReader.read(content));
        if (WRITE) Files.writeString(expected, refused.getMessage() + "\n");
        assertTrue(Files.exists(expected), () -> expected + " is missing; it would hold:\n" + refused.getMessage());
        assertEquals(Files.readString(expected), refused.getMessage() + "\n");
    }

    @Test
    void linksAreNotFollowed(@TempDir Path folder) throws IOException {
        Path content = folder.resolve("content");
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        Files.createSymbolicLink(content.resolve("models/acme/secret.yaml"), content.resolve("site.yaml"));
        ContentException refused = assertThrows(ContentException.class, () -> CatalogReader.read(content));
        assertEquals(
                "content/models/acme/secret.yaml:1: is not a regular file, put the file itself there, not a link to it",
                refused.getMessage());
    }

    @Test
    void aMissingFolderIsAProblemToo(@TempDir Path folder) {
        ContentException refused =
                assertThrows(ContentException.class, () -> CatalogReader.read(folder.resolve("nowhere")));
        assertTrue(refused.getMessage().startsWith("content:1: is no folder: "), refused.getMessage());
    }
}
