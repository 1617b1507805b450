package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first visit costs: requests, bytes, movement; and that all of it comes from the site itself. */
@Tag("browser")
class BudgetTest {
    private static final String MODEL = "models/llama-3.2-1b-instruct.html";
    private static final int REQUESTS = 5;

    private static final int BYTES = 25_000;
    private static final int HTML_BYTES = 10_000;
    private static final int CSS_BYTES = 4_000;
    private static final int SCRIPT_BYTES = 8_000;
    private static final int PROBE_BYTES = 15_000;

    @BeforeAll
    static void compressor() {
        Brotli4jLoader.ensureAvailability();
    }

    /** Every page of the catalogue, as a host sends it. What gzip makes small enough is smaller yet in brotli. */
    @Test
    void everyModelPageIsSmall() throws IOException {
        List<String> large = new ArrayList<>();
        int pages = 0;
        try (Stream<Path> files = Files.list(Browser.SITE.resolve("models"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".html")).toList()) {
                byte[] page = Files.readAllBytes(file);
                pages++;
                if (gzip(page) > HTML_BYTES && brotli(page) > HTML_BYTES)
                    large.add(file.getFileName() + ": " + brotli(page));
            }
        }
        assertTrue(pages > 300, pages + " pages");
        assertEquals(List.of(), large, "pages over " + HTML_BYTES + " bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MODEL,
                "index.html",
                "devices/nvidia-geforce-rtx-3060-12gb.html",
                "compare/index.html",
                "how-to-read.html",
                "404.html"
            })
    void aFirstVisitIsSmallAndStill(String page) throws IOException {
        for (int width : new int[] {1280, 360}) {
            Browser browser = Browser.fresh();
            browser.look("light", width);
            browser.open(page);
            List<String> loaded = resources(browser);
            assertTrue(loaded.size() + 1 <= REQUESTS, loaded::toString);
            long html = sent(browser.address() + page);
            long scripts = sent(loaded, ".js");
            long styles = sent(loaded, ".css");
            long bytes = html + sent(loaded, "");
            assertTrue(html <= HTML_BYTES, page + " has " + html + " bytes of HTML");
            assertTrue(styles <= CSS_BYTES, page + " loads " + styles + " bytes of CSS");
            assertTrue(scripts <= SCRIPT_BYTES, page + " loads " + scripts + " bytes of scripts");
            assertTrue(bytes <= BYTES, page + " takes " + bytes + " bytes");
            double shift = Browser.number(browser.script("return self.shift"));
            assertTrue(
                    shift <= 0.01,
                    () -> "layout shift of " + shift + " at " + width + ": " + browser.script("return self.moved"));
            assertEquals(List.of(), browser.complaints());
        }
    }

    /** Table, reading of strings and probe, which a click loads. */
    @Test
    void whatTheProbeLoadsIsSmall() throws IOException {
        try (Stream<Path> scripts = Files.list(Browser.SITE.resolve("assets/js"))) {
            Path probe = scripts.filter(one -> one.getFileName().toString().startsWith("probe-bundle"))
                    .findFirst()
                    .orElseThrow();
            long bytes = brotli(Files.readAllBytes(probe));
            assertTrue(bytes <= PROBE_BYTES, () -> probe.getFileName() + " takes " + bytes + " bytes");
        }
    }

    @Test
    void nothingComesFromElsewhere() {
        Browser browser = Browser.fresh();
        browser.open(MODEL + "#gpu=nvidia-geforce-rtx-3090");
        browser.await("knobs", () -> !browser.all("#ctx").isEmpty());
        for (String url : resources(browser)) assertTrue(url.startsWith(browser.address()), url);
    }

    private static List<String> resources(Browser browser) {
        List<?> names =
                (List<?>) browser.script("return performance.getEntriesByType('resource').map(entry => entry.name)");
        return names.stream().map(Object::toString).toList();
    }

    private static long sent(List<String> urls, String ending) throws IOException {
        long bytes = 0;
        for (String url : urls) if (url.endsWith(ending)) bytes += sent(url);
        return bytes;
    }

    private static long sent(String url) throws IOException {
        return brotli(Files.readAllBytes(
                Browser.SITE.resolve(URI.create(url).getPath().substring(1))));
    }

    private static long brotli(byte[] bytes) throws IOException {
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(11).setWindow(22)).length;
    }

    private static long gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.size();
    }
}
