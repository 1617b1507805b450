package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that a person names by mistake: one line says which and why, and nothing of theirs is lost. */
class WrongFoldersTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private Path content;

    @BeforeEach
    void lay() throws IOException {
        content = copy(Path.of("generator/src/test/resources/sites/small/content"), folder.resolve("content"));
    }

    /** The swap of the old site for the new one took the content away with the old. */
    @Test
    void aSiteAroundItsOwnContentIsRefusedAndNothingIsLost() throws IOException {
        Path site = folder.resolve("site");
        assertEquals("", refused(0, "--content", content.toString(), "--out", site.toString()));
        Path inside = site.resolve("content");
        Files.move(content, inside);
        String said = refused(1, "--content", inside.toString(), "--out", site.toString());
        assertEquals(site + ": holds " + inside + ", which it is made from; name a folder beside it", said);
        assertTrue(Files.isRegularFile(inside.resolve("site.yaml")));
    }

    @Test
    void aSiteInOneOfItsSourcesIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), content);
        Path overlay = Files.createDirectories(folder.resolve("overlay"));
        for (Path source : List.of(content, link, overlay)) {
            Path site = source.resolve("public/site");
            String said = refused(
                    1, "--content", content.toString(), "--overlay", overlay.toString(), "--out", site.toString());
            assertTrue(said.startsWith(site + ": lies in "), said);
            assertFalse(Files.exists(site.getParent()));
        }
        Path templates = copy(Path.of("templates"), folder.resolve("templates"));
        String said = refused(1, "--templates", templates.toString(), "--out", templates.toString());
        assertEquals(templates + ": lies in " + templates + ", which it is made from; name a folder beside it", said);
    }

    @Test
    void aSiteBehindALinkThatLeadsNowhereIsRefusedAndNothingIsLeft() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        Path gone = Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
        for (Path link : List.of(loop, gone))
            for (Path site : List.of(link, link.resolve("site"))) {
                String said = refused(1, "--content", content.toString(), "--out", site.toString());
                assertEquals(link + ": is a link that leads nowhere", said);
            }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(3, left.count(), "the content and two links");
        }
    }

    /** Rather than bake with the built-in ones in silence, also where a site is there already. */
    @Test
    void templatesAndAssetsThatAreNotThereAreToldOf() throws IOException {
        String site = folder.resolve("site").toString();
        assertEquals("", refused(0, "--content", content.toString(), "--out", site));
        for (String option : List.of("--templates", "--assets")) {
            Path gone = folder.resolve("gone");
            assertEquals(
                    gone + ": is no folder",
                    refused(1, "--content", content.toString(), "--out", site, option, gone.toString()));
            Path empty = Files.createDirectories(folder.resolve("empty"));
            assertFalse(refused(1, "--content", content.toString(), "--out", site, option, empty.toString())
                    .isEmpty());
        }
    }

    @Test
    void linksAndPipesAmongTemplatesAndAssetsAreRefused() throws Exception {
        Path assets = copy(Path.of("assets"), folder.resolve("assets"));
        Path link = Files.createSymbolicLink(assets.resolve("words.txt"), Path.of("/etc/hostname"));
        assertTrue(withAssets(assets).startsWith(link.toRealPath(LinkOption.NOFOLLOW_LINKS) + ": is no regular file"));
        Files.delete(link);
        assertEquals(0, new ProcessBuilder("mkfifo", link.toString()).start().waitFor());
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertTrue(withAssets(assets).contains(": is no regular file")));
        Files.delete(link);
        Files.write(assets.resolve("js/latin.js"), "// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(withAssets(assets).endsWith("latin.js: is not UTF-8 text, save the file as UTF-8"), err.toString());
    }

    /** A file without an ending ended the bake in a stack trace, and what a file manager left was published. */
    @Test
    void assetsOfAnyNameAreServedButHiddenOnes() throws IOException {
        Path assets = copy(Path.of("assets"), folder.resolve("assets"));
        Files.writeString(assets.resolve("LICENCE"), "free");
        Files.createDirectories(assets.resolve("v1.2"));
        Files.writeString(assets.resolve("v1.2/notes"), "none");
        Files.writeString(assets.resolve(".DS_Store"), "folders");
        assertEquals("", withAssets(assets, 0));
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("site/assets"))) {
            files.forEach(file ->
                    names.add(folder.resolve("site/assets").relativize(file).toString()));
        }
        assertTrue(names.stream().anyMatch(name -> name.matches("LICENCE\\.[0-9a-f]{10}")), names.toString());
        assertTrue(names.stream().anyMatch(name -> name.matches("v1\\.2/notes\\.[0-9a-f]{10}")), names.toString());
        assertFalse(names.stream().anyMatch(name -> name.contains("DS_Store")), names.toString());
    }

    private String withAssets(Path assets) {
        return withAssets(assets, 1);
    }

    private String withAssets(Path assets, int code) {
        String site = folder.resolve("site").toString();
        return refused(code, "--content", content.toString(), "--out", site, "--assets", assets.toString());
    }

    private String refused(int code, String... options) {
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of("bake"));
        words.addAll(List.of(options));
        int said = RootCommand.verbs("bake")
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        assertEquals(code, said, err.toString());
        return err.toString().strip();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return to;
    }
}
