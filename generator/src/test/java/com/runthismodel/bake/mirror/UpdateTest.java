package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A copy is renewed by what changed, whole or not at all. */
class UpdateTest extends MirroredSite {
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
}
