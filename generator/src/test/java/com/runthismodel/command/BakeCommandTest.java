package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The contract of the verb: one line and 0, or every mistake on a line of its own, 1 and the site as it was. */
class BakeCommandTest {
    private static final Path SMALL = Path.of("generator/src/test/resources/sites/small/content");

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @Test
    void aGoodSiteIsOneLine() throws IOException {
        assertEquals(0, bake(SMALL), complained.toString());
        assertTrue(
                printed.toString().matches("[1-9][0-9]* pages in [0-9]+\\.[0-9]{2} s \\([0-9]+ pages/s\\)\\R"),
                printed.toString());
        assertEquals("", complained.toString());
    }

    @Test
    void mistakesLeaveTheSiteAsItWas() throws IOException {
        assertEquals(0, bake(SMALL));
        String before = Files.readString(folder.resolve("site/index.html"));
        Path content = copy();
        Path card = content.resolve("models/acme/acme-1b-instruct.yaml");
        Files.writeString(card, Files.readString(card) + "colour: red\ncolour: blue\n");
        Files.writeString(content.resolve("licences.yaml"), "- id: 7\n");
        assertEquals(1, bake(content));
        assertTrue(complained.toString().contains("models/acme/acme-1b-instruct.yaml:"), complained.toString());
        assertTrue(complained.toString().contains("licences.yaml:1: "), complained.toString());
        assertEquals(before, Files.readString(folder.resolve("site/index.html")));
    }

    @Test
    void mistakesOfProseAndContentAreToldTogether() throws IOException {
        Path content = copy();
        Files.writeString(content.resolve("pages/about.md"), "no header");
        Files.writeString(content.resolve("licences.yaml"), "- id: 7\n");
        assertEquals(1, bake(content));
        assertTrue(complained.toString().contains("about.md:1: no header"), complained.toString());
        assertTrue(complained.toString().contains("licences.yaml:1: "), complained.toString());
        assertTrue(Files.notExists(folder.resolve("site")));
    }

    @Test
    void aTemplateMistakeNamesItsLine() throws IOException {
        Path templates = folder.resolve("templates");
        copy(Path.of("templates"), templates);
        Files.writeString(templates.resolve("not-found.ftlh"), "<p>\n${page.nothing}\n");
        assertEquals(1, run(SMALL, "--templates", templates.toString()));
        assertEquals("templates/not-found.ftlh:2: ", complained.toString().substring(0, 28));
        assertTrue(Files.notExists(folder.resolve("site")));
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Files.writeString(folder.resolve("site"), "a file");
        assertEquals(1, bake(SMALL));
        assertTrue(complained.toString().contains("is a file"), complained.toString());
        assertEquals("a file", Files.readString(folder.resolve("site")));
    }

    @Test
    void timingsNameEveryPart() {
        assertEquals(0, run(SMALL, "--timings"), complained.toString());
        for (String part : List.of("reading and checking the content", "pages of models", "the whole program"))
            assertTrue(
                    printed.toString().matches("(?s).*\\R" + part + " +[0-9]+\\.[0-9]{2} s\\R.*"), printed.toString());
    }

    @Test
    void aFileWhereAFolderShouldBeIsRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "a file");
        assertEquals(1, run(SMALL, "--out", folder.resolve("file/site").toString()));
        assertEquals(
                folder.resolve("file") + ": is a file where a folder should be",
                complained.toString().strip());
        assertEquals("a file", Files.readString(folder.resolve("file")));
    }

    @Test
    void aSecondBakeSaysWhatItChanged() throws IOException {
        Path content = copy();
        assertEquals(0, bake(content));
        Path card = content.resolve("models/acme/acme-1b-instruct.yaml");
        Files.writeString(card, Files.readString(card).replace("tagline: ", "tagline: New, "));
        assertEquals(0, bake(content));
        assertTrue(
                printed.toString().matches("(?s).*\\R[0-9]+ pages, [1-9] files changed, in [0-9.]+ s\\R"),
                printed.toString());
    }

    private int bake(Path content) {
        return run(content);
    }

    private int run(Path content, String... more) {
        CommandLine line = RootCommand.verbs("bake");
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(complained, true));
        String[] fixed = {"bake", "--content", content.toString()};
        String[] out = {"--out", folder.resolve("site").toString()};
        Stream<String> rest = List.of(more).contains("--out") ? Stream.of() : Stream.of(out);
        return line.execute(Stream.of(Stream.of(fixed), rest, Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private Path copy() throws IOException {
        return copy(SMALL, folder.resolve("content"));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return to;
    }
}
