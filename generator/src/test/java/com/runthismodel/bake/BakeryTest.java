package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.PciIds;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.IdentifyData;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.SitePlan;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.page.site.SitePlan.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BakeryTest {
    private static final Site SITE = new Site("S", "d", "https://s.example/", "https://git.example/s/s", "main");

    private static final Catalog CATALOG = new Catalog(
            SITE,
            List.of(),
            List.of(),
            PciIds.NONE,
            new Quantizations(List.of(), List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final List<TextFile> SCRIPTS =
            List.of(IdentifyData.of(List.of(), PciIds.NONE), DevicesData.of(List.of()));

    @TempDir
    Path folder;

    private Path content;
    private Path out;

    @BeforeEach
    void lay() throws IOException {
        content = folder.resolve("content");
        out = folder.resolve("site");
        Files.createDirectories(content.resolve("pages"));
        prose("about.md", "title=About\ndescription=About it.\n~~~~~~\n\nHello.\n");
    }

    @Test
    void proseGoesThroughTheLayout() throws Exception {
        bake(List.of());
        String page = Files.readString(out.resolve("about.html"));
        assertTrue(page.contains("<h1>About</h1>"), page);
        assertTrue(page.contains("<p>Hello.</p>"), page);
        assertTrue(page.contains("class=\"site-footer\""), page);
    }

    @Test
    void hostileProseIsPrintedInert() throws Exception {
        prose(
                "bad.md",
                "title=<b>B</b>\ndescription=\"><script>1</script>\n~~~~~~\n\n<script>alert(1)</script>\n\n"
                        + "[x](javascript:alert(1)) <a href=\"#a\" onclick=\"x\" style=\"y\">y</a> ![i](data:x) ${site.name}\n\n"
                        + "<iframe src=\"https://e.example\"></iframe>\n");
        bake(List.of());
        String page = Files.readString(out.resolve("bad.html"));
        for (String bad : List.of("alert(1)", "javascript:", "onclick", "style=", "iframe", "data:x", "<b>B"))
            assertTrue(!page.contains(bad), bad + " in " + page);
        assertTrue(page.contains("${site.name}"), "prose is not a template");
    }

    @Test
    void aSecondBakeKeepsWhatDidNotChange() throws Exception {
        bake(pieces("a", "b"));
        Object before = inode("a.txt");
        Object prose = inode("about.html");
        bake(pieces("a", "c"));
        assertEquals(before, inode("a.txt"));
        assertEquals(prose, inode("about.html"));
        assertTrue(!Files.exists(out.resolve("b.txt")), "a page that left the catalogue is gone");
        assertTrue(Files.exists(out.resolve("c.txt")));
    }

    @Test
    void aMistakeLeavesThePreviousSite() throws Exception {
        bake(pieces("a"));
        for (List<Piece> bad :
                List.of(pieces("b", "b"), pieces("b", "b", "b"), pieces("../../b"), pieces("about.html/x"))) {
            BakeException refused = assertThrows(BakeException.class, () -> bake(bad));
            assertEquals(1, refused.mistakes().size(), refused.getMessage());
            assertEquals("a", Files.readString(out.resolve("a.txt")));
            assertTrue(!Files.exists(out.resolve("b.txt")));
        }
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of(".site.state", "content", "site"),
                    left.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aForeignFolderIsNotReplaced() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.txt"), "mine");
        IOException refused = assertThrows(IOException.class, () -> bake(List.of()));
        assertTrue(refused.getMessage().contains("was not made by bake"), refused.getMessage());
        assertEquals("mine", Files.readString(out.resolve("thesis.txt")));
    }

    @Test
    void aBakeKilledInTheMiddleOfTheSwapIsRepaired() throws Exception {
        bake(pieces("a"));
        Files.move(out, folder.resolve(".site.previous"));
        assertThrows(BakeException.class, () -> bake(pieces("b", "b")));
        assertEquals("a", Files.readString(out.resolve("a.txt")));
    }

    @Test
    void headersOfProseAreStrict() throws Exception {
        prose("bad.md", "title=B\ntitel=C\n~~~~~~\n\nx\n");
        prose("none.md", "no header\n");
        Files.writeString(content.resolve("pages/note.txt"), "x");
        BakeException refused = assertThrows(BakeException.class, () -> bake(List.of()));
        assertEquals("""
                content/pages/bad.md:2: unknown "titel", a header has title= and description=
                content/pages/bad.md:1: description: missing in the header
                content/pages/none.md:1: no header: title=…, description=…, then a line ~~~~~~
                content/pages/note.txt:1: only prose goes here: name it like how-to-read.md (a-z, 0-9, -)""", refused.getMessage());
    }

    private void prose(String name, String text) throws IOException {
        Files.writeString(content.resolve("pages").resolve(name), text);
    }

    private static List<Piece> pieces(String... names) {
        return List.of(names).stream()
                .map(name ->
                        new Piece(name, () -> new Made(List.of(new TextFile(name + ".txt", name)), Optional.empty())))
                .toList();
    }

    private void bake(List<Piece> pieces) throws Exception {
        Prose prose = Prose.read(content.resolve("pages"));
        new FullBake(new Order(content, out, Optional.empty(), Optional.empty()), new Disk(), House.program())
                .bake(
                        stages -> new SitePlan(
                                CATALOG,
                                new ArrayDeque<>(pieces),
                                new Lists(SITE, List.of(), RunsByDevice.NONE, List.of(), List.of()),
                                SCRIPTS),
                        prose);
    }

    private Object inode(String name) throws IOException {
        return Files.getAttribute(out.resolve(name), "unix:ino");
    }
}
