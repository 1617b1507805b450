package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.SiteOverlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Copies of the small site: whole, readable from a disk, the same each time, and checkable. */
class MirrorTest extends MirroredSite {
    private static final String OWN_ADDRESS = "https://example.org/small/";

    @Test
    void everyLinkOfTheCopyIsAFileOfIt() throws Exception {
        Mirror.make(site, List.of());
        Path copy = unpacked("copy");
        int links = 0;
        for (String path : Sums.of(copy).byPath().keySet()) {
            if (!path.endsWith(".html")) continue;
            Document document = Jsoup.parse(Files.readString(copy.resolve(path)));
            for (Element link : document.select("[href], [src]")) {
                String to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (to.startsWith("https://") && link.normalName().equals("a") || to.startsWith("#")) continue;
                String name = to.replaceFirst("[?#].*", "");
                Path page = copy.resolve(path);
                Path file = name.isEmpty() ? page : page.resolveSibling(name);
                assertTrue(Files.isRegularFile(file), path + " links to " + to);
                links++;
            }
        }
        assertTrue(links > 100, "links: " + links);
    }

    @Test
    void pagesSayTheSameAndStateNoAddressOfTheirOwn() throws Exception {
        Mirror.make(site, List.of());
        Path copy = unpacked("copy");
        for (String path : Sums.of(copy).byPath().keySet()) {
            if (path.endsWith(".html")) {
                Document page = Jsoup.parse(Files.readString(copy.resolve(path)));
                assertEquals(
                        Jsoup.parse(Files.readString(site.resolve(path))).body().text(),
                        page.body().text(),
                        path);
                String policy =
                        page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
                assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), path + ": " + policy);
                assertFalse(policy.contains("frame-ancestors") || policy.contains("upgrade"), policy);
                assertEquals(0, page.select("svg[viewbox]:not([viewBox])").size(), path);
            }
            boolean named = Files.readString(copy.resolve(path)).contains(OWN_ADDRESS);
            assertEquals(path.equals("README.txt"), named, path);
        }
    }

    @Test
    void theSameSiteGivesTheSameBytes() throws Exception {
        Mirror.make(site, List.of());
        byte[] zip = Files.readAllBytes(site.resolve("mirror/runthismodel.zip"));
        Mirror.make(site, List.of());
        assertArrayEquals(
                zip, Files.readAllBytes(site.resolve("mirror/runthismodel.zip")), "a mirror of a mirrored site");
        bake(SiteOverlay.SMALL);
        Mirror.make(site, List.of());
        assertArrayEquals(zip, Files.readAllBytes(site.resolve("mirror/runthismodel.zip")), "of a new bake");
    }

    @Test
    void onlyTheStatusOfTheSiteChanges() throws Exception {
        Sums before = Sums.of(site);
        Map<String, Long> sizes = Mirror.make(site, List.of());
        Sums after = Sums.of(site);
        TreeSet<String> changed = new TreeSet<>(after.byPath().keySet());
        changed.removeIf(path -> after.byPath().get(path).equals(before.byPath().get(path)));
        changed.removeIf(path -> path.startsWith("mirror/"));
        assertEquals(new TreeSet<>(List.of("status.js")), changed);
        assertEquals(List.of(), Verification.of(site).findings());
        String status = Files.readString(site.resolve("status.js"));
        assertTrue(status.contains("\"facts\":\"2025-11-23\",\"bytes\":{\"SHA256SUMS\":"), status);
        assertTrue(status.contains("\"runthismodel.zip\":" + sizes.get("runthismodel.zip")), status);
        assertTrue(sizes.get("runthismodel.zip") > 10_000);
    }

    @Test
    void aBakeAfterwardsIsACleanOne() throws Exception {
        Sums clean = Sums.of(site);
        Mirror.make(site, List.of());
        bake(SiteOverlay.SMALL);
        assertEquals(clean, Sums.of(site));
    }

    @Test
    void whatIsWrongWithACopyIsListed() throws Exception {
        Mirror.make(site, List.of());
        Path copy = unpacked("copy");
        assertEquals(List.of(), Verification.of(copy).findings());
        Files.delete(copy.resolve("about.html"));
        Files.writeString(copy.resolve("models/acme-1b-instruct.md"), "x", StandardOpenOption.APPEND);
        Files.createDirectories(copy.resolve("new"));
        Files.writeString(copy.resolve("new/file"), "x");
        Files.delete(copy.resolve("models.html"));
        Files.createSymbolicLink(copy.resolve("models.html"), site.resolve("models.html"));
        assertEquals(
                List.of(
                        "missing about.html",
                        "changed models.html",
                        "changed models/acme-1b-instruct.md",
                        "extra   new/file"),
                Verification.of(copy).findings());
    }

    @Test
    void zimcheckFindsNothing() throws Exception {
        Map<String, Long> made = Mirror.make(site, List.of());
        boolean checked = Files.isExecutable(Path.of("/usr/bin/zimcheck"));
        Assumptions.assumeTrue(checked, "no zimcheck: apt-get install zim-tools");
        assertTrue(made.containsKey("runthismodel.zim"), made::toString);
        String said = shell(site.resolve("mirror"), "zimcheck --all runthismodel.zim");
        assertTrue(said.startsWith("0 ") && said.contains("Overall Test Status: Pass"), said);
    }
}
