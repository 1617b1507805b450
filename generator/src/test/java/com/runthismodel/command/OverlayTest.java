package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.Baked;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.serve.LiveSite;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A company's own model, device and name beside ours. */
class OverlayTest {
    private static final String CARD = "models/inhouse/inhouse-1b.yaml";

    @TempDir
    Path folder;

    private Path overlay;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        overlay = folder.resolve("ours");
        own(
                CARD,
                small("models/acme/acme-1b-instruct.yaml")
                        .replace("hub: acme/Acme-1B-Instruct", "hub: inhouse/Inhouse-1B")
                        .replace("name: Acme 1B Instruct", "name: Inhouse 1B")
                        .replace("formerly: [acme-1b-chat]\n", ""));
        own(
                "hub/inhouse/Inhouse-1B.json",
                small("hub/acme/Acme-1B-Instruct.json").replace("acme/Acme-1B-Instruct", "inhouse/Inhouse-1B"));
        own("devices/inhouse.yaml", """
                devices:
                  - id: inhouse-accelerator
                    name: Inhouse Accelerator
                    kind: datacenter
                    memoryGib: [48]
                    bandwidthGBps: 800
                    sources: ["inhouse data sheet"]
                """);
        own("site.yaml", small("site.yaml").replace("name: Small", "name: Inhouse models"));
    }

    private static String small(String file) throws IOException {
        return Files.readString(SiteOverlay.SMALL.resolve(file));
    }

    private void own(String file, String text) throws IOException {
        Path target = overlay.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private int run(Object command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--content", SiteOverlay.SMALL.toString(), "--overlay", overlay.toString()));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void itIsBakedIntoOneSite() throws IOException {
        Path site = folder.resolve("site");
        assertEquals(0, run(new BakeCommand(), "--out", site.toString()), err::toString);
        assertTrue(Files.readString(site.resolve("models/inhouse-1b.html")).contains("Inhouse 1B"));
        assertTrue(Files.exists(site.resolve("models/acme-1b-instruct.html")));
        assertTrue(Files.readString(site.resolve("devices.html")).contains("Inhouse Accelerator"));
        assertTrue(Files.readString(site.resolve("index.html")).contains("Inhouse models"));
        assertFalse(Files.exists(SiteOverlay.SMALL.resolve(CARD)), "ours is not touched");
    }

    /** A change in either folder is in the next bake, and what goes away there goes away here. */
    @Test
    void itIsFollowed() throws Exception {
        Path site = folder.resolve("site");
        try (OverlaidContent both = OverlaidContent.of(SiteOverlay.SMALL, Optional.of(overlay));
                LiveSite live = LiveSite.start(
                        new Order(both.folder(), site, Optional.empty(), Optional.empty()), both, 0, new Silent())) {
            Thread thread = new Thread(() -> {
                try {
                    live.follow();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            assertTrue(Files.exists(site.resolve("models/inhouse-1b.html")));
            own(CARD, Files.readString(overlay.resolve(CARD)).replace("name: Inhouse 1B", "name: Inhouse One"));
            await(() -> Files.readString(site.resolve("models/inhouse-1b.html")).contains("Inhouse One"));
            Files.delete(overlay.resolve(CARD));
            await(() -> !Files.exists(site.resolve("models/inhouse-1b.html")));
            thread.interrupt();
            thread.join();
        }
    }

    private static void await(Callable<Boolean> met) throws Exception {
        for (int tries = 0; tries < 300 && !met.call(); tries++) Thread.sleep(100);
        assertTrue(met.call());
    }

    private static final class Silent implements LiveSite.Report {
        @Override
        public void baked(Baked baked, long nanos) {}

        @Override
        public void refused(List<String> mistakes) {}
    }

    @Test
    void itIsCheckedAndExplained() {
        assertEquals(0, run(new CheckCommand()), err::toString);
        assertTrue(out.toString().startsWith("5 models, 5 devices, "), out.toString());
        assertEquals(0, run(new ExplainCommand(), "inhouse-1b", "--device", "inhouse-accelerator"), err::toString);
        assertTrue(out.toString().contains("Inhouse Accelerator, 48"), out.toString());
    }

    @Test
    void aMistakeIsToldByTheOverlaysOwnName() throws IOException {
        own(CARD, Files.readString(overlay.resolve(CARD)).replace("type: text", "type: txt"));
        assertEquals(1, run(new CheckCommand()));
        String first = overlay.resolve(CARD) + ":4: type: unknown \"txt\", did you mean text?";
        assertTrue(err.toString().startsWith(first), err.toString());
        assertEquals(1, run(new BakeCommand(), "--out", folder.resolve("site").toString()));
        assertEquals(
                2, err.toString().lines().filter(line -> line.startsWith(first)).count(), err.toString());
    }

    @Test
    void aDeviceThatIsOursAlreadyIsTold() throws IOException {
        own("devices/inhouse.yaml", small("devices/apple.yaml"));
        assertEquals(1, run(new CheckCommand()));
        assertTrue(err.toString().contains(overlay.resolve("devices/inhouse.yaml") + ":"), err.toString());
    }

    @Test
    void nothingOfOursIsReplaced() throws IOException {
        own("devices/apple.yaml", "devices: []\n");
        assertEquals(1, run(new CheckCommand()));
        assertEquals(
                overlay.resolve("devices/apple.yaml") + ":1: is one of ours too, give it another name\n",
                err.toString());
    }

    @Test
    void linksOutOfTheOverlayAreNotFollowed() throws IOException {
        Files.createSymbolicLink(overlay.resolve("models/inhouse/secret.yaml"), folder.resolve("ours/site.yaml"));
        assertEquals(1, run(new CheckCommand()));
        assertTrue(err.toString().contains("secret.yaml:1: is not a regular file"), err.toString());
    }
}
