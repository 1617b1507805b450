package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.Order;
import com.runthismodel.catalog.SiteOverlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the small site: whole, readable from a disk, the same each time, checkable, and renewed by what changed. */
class MirrorTest {
    private static final String OWN_ADDRESS = "https://example.org/small/";

    @TempDir
    Path folder;

    private Path site;

    @BeforeEach
    void bake() throws Exception {
        site = folder.resolve("site");
        bake(SiteOverlay.SMALL);
    }

    private void bake(Path content) throws Exception {
        Bakery.bake(new Order(content, site, Optional.empty(), Optional.empty()));
    }

    /** The copy as the zip holds it, unpacked. */
    private Path unpacked(String name) throws IOException {
        Path target = folder.resolve(name);
        try (ZipFile zip = new ZipFile(site.resolve("mirror/runthismodel.zip").toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                Path file = target.resolve(entry.getName().replaceFirst("runthismodel/", ""));
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
        return target;
    }

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

    /** An old copy, its manifest, and the delta from it to a site in which a model was renamed and another left. */
    private Path delta() throws Exception {
        Mirror.make(site, List.of());
        unpacked("old");
        Path content = SiteOverlay.apply(renamed(), folder.resolve("content"));
        bake(content);
        Path manifest = folder.resolve("old/manifest.sha256");
        Map<String, Long> made = Mirror.make(site, List.of(manifest));
        String name = Delta.name(Files.readAllBytes(manifest));
        assertTrue(made.containsKey(name) && made.get(name) < made.get("runthismodel.zip") / 2, made::toString);
        return site.resolve("mirror").resolve(name);
    }

    private Path renamed() throws IOException {
        Path models = Files.createDirectories(folder.resolve("overlay/models/acme"));
        Files.writeString(models.resolve("acme-strange-2b.yaml.gone"), "");
        Files.writeString(models.resolve("acme-embed-small.yaml.edit"), "-vendor: Acme\n+vendor: Emca\n");
        return folder.resolve("overlay");
    }

    @Test
    void aRenewedCopyIsTheNewOne() throws Exception {
        Path delta = delta();
        Verification renewed = Update.apply(delta, folder.resolve("old"));
        assertEquals(List.of(), renewed.findings());
        assertEquals(Sums.of(unpacked("new")), Sums.of(folder.resolve("old")));
        assertFalse(Files.exists(folder.resolve("old/models/acme-strange-2b.html")));
        assertFalse(Files.exists(folder.resolve(".old.update")));
        IOException twice = assertThrows(IOException.class, () -> Update.apply(delta, folder.resolve("old")));
        assertTrue(twice.getMessage().contains("starts from another copy"), twice.getMessage());
    }

    @Test
    void unzipAndShellDoItToo() throws Exception {
        Path delta = delta();
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")), "no unzip");
        Files.move(folder.resolve("old"), folder.resolve("runthismodel"));
        String commands = "unzip -q -o '" + delta + "'\ncd runthismodel\n"
                + "sed -n 's/^delete //p' delta.txt | xargs -r -d '\\n' rm -f --\nrm delta.txt\n"
                + "sha256sum --quiet -c manifest.sha256\n";
        assertEquals("0 ", shell(folder, commands));
        assertEquals(List.of(), Verification.of(folder.resolve("runthismodel")).findings());
    }

    @Test
    void aDamagedOrHostileDeltaLeavesTheCopyAsItWas() throws Exception {
        Path delta = delta();
        Sums old = Sums.of(folder.resolve("old"));
        for (String path : List.of("../evil", "/evil", "a/../../evil", "a\\..\\evil", "C:/evil", "index.html")) {
            Path bad = folder.resolve("bad.zip");
            Files.copy(delta, bad, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            append(bad, path);
            assertThrows(IOException.class, () -> Update.apply(bad, folder.resolve("old")), path);
            assertEquals(old, Sums.of(folder.resolve("old")), path);
            assertFalse(Files.exists(folder.resolve("evil")), path);
        }
        assertThrows(
                IOException.class, () -> Update.apply(site.resolve("mirror/runthismodel.zip"), folder.resolve("old")));
        assertEquals(old, Sums.of(folder.resolve("old")));
    }

    /** The same zip with another entry, or other bytes in one it has. */
    private void append(Path zip, String path) throws IOException {
        Path copy = folder.resolve("copy.zip");
        try (ZipFile from = new ZipFile(zip.toFile());
                Archive to = new Archive(copy, "runthismodel")) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName().replaceFirst("runthismodel/", "");
                if (!name.equals(path)) to.add(name, from.getInputStream(entry).readAllBytes());
            }
            to.add(path, "evil".getBytes(StandardCharsets.UTF_8));
        }
        Files.move(copy, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aManifestThatLeavesItsFolderIsRefused() throws IOException {
        for (String path : List.of("../x", "/x", "a//b", "a/./b", "", "a\\b", "x\0")) {
            byte[] line = ("0".repeat(64) + "  " + path + "\n").getBytes(StandardCharsets.UTF_8);
            assertThrows(IOException.class, () -> Sums.parse(line, "m"), path);
        }
        assertEquals(
                1,
                Sums.parse(("0".repeat(64) + "  a..b/.c\n").getBytes(StandardCharsets.UTF_8), "m")
                        .byPath()
                        .size());
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

    private static String shell(Path folder, String commands) throws Exception {
        Process shell = new ProcessBuilder("/bin/bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
        return shell.exitValue() + " " + said;
    }
}
