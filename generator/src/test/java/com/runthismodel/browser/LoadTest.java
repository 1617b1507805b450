package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page does while it loads, in time of the processor, which other work on the machine lengthens little. Style and
 * layout are held against the shortest page: a list of hundreds took fifteen times as long before its rows waited until
 * they are near.
 */
@Tag("browser")
class LoadTest {
    private static final String CARD = "#gpu=nvidia-geforce-rtx-3060-12gb";
    private static final double MOST_SCRIPT_MS = 20;

    private static final String ONE_CARD =
            "{\"gpu\": \"nvidia-geforce-rtx-3060-12gb\", \"name\": \"GeForce RTX 3060 12GB\", \"kind\": \"discrete\","
                    + "\"memoryGib\": 12, \"cards\": 1, \"ramGib\": 0, \"usedGib\": 0}";
    private static final String SHARED =
            "{\"gpu\": \"\", \"name\": \"\", \"kind\": \"cpu\", \"memoryGib\": 32, \"cards\": 1, \"ramGib\": 0, \"usedGib\": 0}";
    private static final String SEVERAL =
            "{\"gpu\": \"nvidia-geforce-rtx-3090\", \"name\": \"GeForce RTX 3090\", \"kind\": \"discrete\", \"memoryGib\": 24,"
                    + "\"cards\": 2, \"ramGib\": 64, \"usedGib\": 1, \"others\": [{\"gpu\": \"nvidia-geforce-rtx-3060-12gb\","
                    + "\"name\": \"GeForce RTX 3060 12GB\", \"memoryGib\": 12, \"cards\": 1}]}";

    @ParameterizedTest
    @CsvSource({
        "index.html, 6",
        "models.html, 6",
        "models/llama-3.2-1b-instruct.html, 6",
        "compare/index.html, 6",
        "devices.html, 6",
        "devices/nvidia-geforce-rtx-3060-12gb.html, 6",
        "measured.html, 6",
        "how-to-read.html, 6",
        "method.html, 6",
        "contribute.html, 6",
        "changes.html, 6",
        "offline.html, 6",
        "404.html, 6"
    })
    @Tag("timed")
    void aPageLoadsWithLittleWorkAndStandsStill(String page, int mostLayout) {
        for (int width : new int[] {360, 1280}) {
            Browser browser = Browser.fresh();
            browser.look("light", width);
            Map<String, Double> work = leastWork(browser, page);
            still(browser);
            assertTrue(work.get("ScriptDuration") <= MOST_SCRIPT_MS, work::toString);
            double shortest = layout(work(browser, "404.html"));
            assertTrue(layout(work) <= mostLayout * shortest, () -> work + ", 404: " + shortest);
        }
    }

    private static double layout(Map<String, Double> work) {
        return work.get("LayoutDuration") + work.get("RecalcStyleDuration");
    }

    /** Who comes with a machine finds a list made for it, which stands still once it is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"models.html", "models.html?sort=speed", "models.html?fits=mine"})
    void aListForAMachineStandsStill(String page) {
        for (int width : new int[] {360, 1280}) {
            Browser browser = Browser.fresh();
            browser.look("light", width);
            browser.open(page + CARD);
            browser.awaitText("#models .v", "t/s");
            still(browser);
        }
    }

    /**
     * Who was here before: the machine is known to the script only, and what it brings comes over a network so slow that
     * frames are drawn between. What is shown at first keeps its place all the same, under every length of the machine's
     * name.
     */
    @ParameterizedTest
    @CsvSource({
        "index.html, .home-live .v",
        "models.html, #models .v",
        "models.html?sort=largest, #models .v",
        "models/llama-3.2-1b-instruct.html, #yours tbody td",
        "models/gpt-oss-120b.html, #yours tbody td",
        "compare/index.html, .choosers",
        "compare/index.html?m=llama-3.2-1b-instruct&m=qwen3-8b, .compare tbody td",
        "devices.html, .specs tbody td"
    })
    void aPageStandsStillForWhoComesBack(String page, String awaited) {
        for (String machine : List.of("", ONE_CARD, SHARED, SEVERAL))
            for (int width : new int[] {320, 360, 1280}) {
                Browser browser = Browser.fresh();
                browser.look("light", width);
                if (!machine.isEmpty()) browser.script("localStorage.setItem('rig', arguments[0])", machine);
                slowly(browser, () -> {
                    browser.open(page);
                    if (!machine.isEmpty() || !awaited.contains(".v") && !awaited.contains("#yours"))
                        browser.await(awaited, () -> !browser.all(awaited).isEmpty());
                    browser.await("return new Promise(done => setTimeout(done, 500))");
                });
                still(browser);
            }
    }

    private static void slowly(Browser browser, Runnable visit) {
        network(browser, 120, 400_000);
        try {
            visit.run();
        } finally {
            network(browser, 0, -1);
        }
    }

    private static void network(Browser browser, int latencyMs, int bytesPerSecond) {
        browser.command("Network.enable", Map.of());
        browser.command("Network.clearBrowserCache", Map.of());
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline", false,
                        "latency", latencyMs,
                        "downloadThroughput", bytesPerSecond,
                        "uploadThroughput", bytesPerSecond));
    }

    /** Of three visits, the one that took least: another program on the machine only adds. */
    private static Map<String, Double> leastWork(Browser browser, String page) {
        return Stream.generate(() -> work(browser, page))
                .limit(3)
                .min(Comparator.comparingDouble(work -> layout(work) + work.get("ScriptDuration")))
                .orElseThrow();
    }

    /** Milliseconds of the page's thread, its own only: from an empty page to a quiet one. */
    private static Map<String, Double> work(Browser browser, String page) {
        browser.driver.get("about:blank");
        browser.command("Performance.disable", Map.of());
        browser.command("Performance.enable", Map.of("timeDomain", "threadTicks"));
        browser.driver.get(browser.address() + page);
        browser.await("return new Promise(done => setTimeout(done, 300))");
        Map<String, Double> work = new TreeMap<>();
        for (Object one :
                (List<?>) browser.command("Performance.getMetrics", Map.of()).get("metrics")) {
            Map<?, ?> metric = new HashMap<>((Map<?, ?>) one);
            if (metric.get("name").toString().endsWith("Duration"))
                work.put(metric.get("name").toString(), ((Number) metric.get("value")).doubleValue() * 1000);
        }
        System.out.printf("%s: %s%n", page, work);
        return work;
    }

    private static void still(Browser browser) {
        double shift = Browser.number(browser.script("return self.shift"));
        assertTrue(shift <= 0.01, () -> "layout shift of " + shift + ": " + browser.script("return self.moved"));
        assertEquals(List.of(), browser.complaints());
    }
}
