package com.runthismodel.page.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small site and the same with one change: what is told of it. */
class ContentDiffTest {
    private static final Catalog SMALL = CatalogReader.read(SiteOverlay.SMALL);

    @TempDir
    Path folder;

    private Catalog with(String file, String text) throws IOException {
        Path overlay = folder.resolve("overlay/" + file);
        Files.createDirectories(overlay.getParent());
        Files.writeString(overlay, text);
        return CatalogReader.read(SiteOverlay.apply(folder.resolve("overlay"), folder.resolve("content")));
    }

    @Test
    void theSameContentChangesNoPage() {
        assertEquals(List.of(), ContentDiff.of(SMALL, CatalogReader.read(SiteOverlay.SMALL)));
    }

    @Test
    void whatNoPageShowsIsNoChange() throws IOException {
        Catalog after = with(
                "hub/acme/Acme-1B-Instruct.json.edit", "-  \"read\": \"2025-11-23\",\n+  \"read\": \"2025-11-29\",\n");
        assertFalse(SMALL.models().equals(after.models()), "the fact is another");
        assertEquals(
                List.of(),
                ContentDiff.of(SMALL, after).stream()
                        .flatMap(e -> e.what().stream())
                        .filter(line -> !line.startsWith("different in"))
                        .toList());
    }

    @Test
    void aLargerFileIsToldWithItsFigures() throws IOException {
        Catalog after = with(
                "hub/converters/Acme-1B-Instruct-GGUF.json.edit",
                "-    {\"rfilename\": \"Acme-1B-Instruct-Q8_0.gguf\", \"size\": 1321082688},\n"
                        + "+    {\"rfilename\": \"Acme-1B-Instruct-Q8_0.gguf\", \"size\": 1361082688},\n");
        List<Entry> entries = ContentDiff.of(SMALL, after);
        assertEquals(1, entries.size());
        assertEquals("models/acme-1b-instruct.html", entries.get(0).page());
        assertEquals("Q8_0: download 1.32 → 1.36 GB", entries.get(0).what().get(0));
    }

    @Test
    void aModelThatGoesAndOneThatComes() throws IOException {
        Catalog without = with("models/acme/acme-embed-small.yaml.gone", "");
        Entry gone = ContentDiff.of(SMALL, without).get(0);
        assertEquals(new Entry("models/acme-embed-small.html", "Acme Embed Small", Kind.REMOVED, List.of()), gone);
        Entry come = ContentDiff.of(without, SMALL).get(0);
        assertEquals(Kind.ADDED, come.kind());
        assertTrue(come.what().stream().anyMatch(line -> line.startsWith("Parameters: ")), come.toString());
    }

    /** A slower memory is seen on the list of devices and, as another estimate, on the pages that show the device. */
    @Test
    void aDeviceIsToldByItsFieldAndByThePagesThatShowIt() throws IOException {
        Catalog after = with("devices/apple.yaml.edit", "-    bandwidthGBps: 546\n+    bandwidthGBps: 410\n");
        List<Entry> entries = ContentDiff.of(SMALL, after);
        assertEquals("devices.html", entries.get(0).page());
        assertEquals(List.of("M4 Max (40-core GPU): bandwidthGBps 546 → 410"), plainNames(entries.get(0)));
        assertEquals(
                new Entry(
                        "devices/apple-m4-max-40-core.html",
                        "Apple M4 Max (40-core GPU)",
                        Kind.CHANGED,
                        List.of("bandwidthGBps 546 → 410")),
                entries.get(1));
        Entry model = entries.stream()
                .filter(entry -> entry.page().equals("models/acme-1b-instruct.html"))
                .findFirst()
                .orElseThrow();
        assertTrue(model.what().get(0).matches(".*M4 Max tokens/s: \\d+ to \\d+ → \\d+ to \\d+"), model.toString());
    }

    @Test
    void aRunIsToldByThePagesOfItsDevice() throws IOException {
        Catalog without = with("benchmarks/nvidia-geforce-rtx-4060-ti-16gb/acme-1b-instruct-q8-0.yaml.gone", "");
        List<Entry> entries = ContentDiff.of(without, SMALL).stream()
                .filter(entry -> !entry.page().startsWith("models/"))
                .toList();
        String name = "GeForce RTX 4060 Ti 16GB";
        String runs = "1 measured run → 2 measured runs";
        assertEquals(
                List.of(
                        new Entry("devices/nvidia-geforce-rtx-4060-ti-16gb.html", name, Kind.CHANGED, List.of(runs)),
                        new Entry(
                                "measured.html",
                                "Measured speed by device",
                                Kind.CHANGED,
                                List.of(name + ": " + runs))),
                entries);
    }

    @Test
    void aDeviceThatGoesAndOneThatComes() throws IOException {
        Device m4 = SMALL.device("apple-m4-max-40-core").orElseThrow();
        Catalog without = without(m4);
        Entry gone = pageOf(m4, ContentDiff.of(SMALL, without));
        assertEquals(Kind.REMOVED, gone.kind());
        Entry come = pageOf(m4, ContentDiff.of(without, SMALL));
        assertEquals(Kind.ADDED, come.kind());
        assertTrue(come.what().contains("bandwidthGBps: 546"), come.toString());
    }

    private static Catalog without(Device device) {
        return new Catalog(
                SMALL.site(),
                SMALL.models(),
                SMALL.devices().stream().filter(other -> !other.equals(device)).toList(),
                SMALL.pciIds(),
                SMALL.quantizations(),
                SMALL.runtimes(),
                SMALL.licences(),
                SMALL.measurements(),
                SMALL.contributed(),
                SMALL.measuredQuality(),
                SMALL.recordings(),
                SMALL.changes());
    }

    private static Entry pageOf(Device device, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.page().equals("devices/" + device.id() + ".html"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> plainNames(Entry entry) {
        return entry.what().stream().map(line -> line.replace("Apple ", "")).toList();
    }

    /** Thirty times the layers, each wider: what fitted in 64 GB no longer does. The known files would contradict it. */
    @Test
    void verdictsThatFlipAreNamed() throws IOException {
        Catalog before = with("hub/converters/Acme-1B-Instruct-GGUF.json.gone", "");
        Catalog after = with(
                "hub/acme/Acme-1B-Instruct.json.edit",
                "-    \"intermediate_size\": 8192,\n+    \"intermediate_size\": 32768,\n\n"
                        + "-    \"num_hidden_layers\": 16,\n+    \"num_hidden_layers\": 480,\n");
        Entry flipped = ContentDiff.of(before, after).get(0);
        assertEquals("models/acme-1b-instruct.html", flipped.page());
        assertTrue(
                flipped.what().stream()
                        .anyMatch(line -> line.matches("Apple M4 Max: .*Q8_0 fits → no, BF16 fits → no")),
                flipped.toString());
        assertTrue(
                flipped.what().stream()
                        .anyMatch(line -> line.matches("Q4_K_M: download 0\\.8. → .* GB, GPU memory 1\\.06 → .* GiB")),
                flipped.toString());
    }

    @Test
    void aCommentShowsTextAndNothingElse() {
        List<Entry> entries = List.of(new Entry(
                "models/x.html",
                "x",
                Kind.CHANGED,
                List.of("tagline: a → @someone ![i](https://evil.example/p.png) <img>`")));
        assertEquals("""
                **1 page: 0 added, 1 changed, 0 removed**

                <details><summary>changed <code>models/x.html</code></summary>

                - <code>tagline: a → &#64;someone !&#91;i&#93;(https&#58;//evil.example/p.png) &#60;img&#62;&#96;</code>

                </details>
                """, ChangeText.markdown(entries));
        assertEquals("No page changes.\n", ChangeText.markdown(List.of()));
    }
}
