package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Speed on the visitor's machine: the figures, the plan for several people, and what it looks like. */
@Tag("browser")
class SpeedTest {
    private static final String PAGE = "models/llama-3.1-8b-instruct.html";
    private static final String CARD = "#gpu=nvidia-geforce-rtx-4090";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    @Test
    void theLiveRowSaysWhatThePrintedRowSays() {
        browser.openFile(PAGE + CARD);
        browser.awaitText("#yours .chips", "GeForce RTX 4090: ");
        String printed = browser.all("#speed tbody tr").stream()
                .map(WebElement::getText)
                .filter(row -> row.startsWith("GeForce RTX 4090"))
                .findFirst()
                .orElseThrow();
        String live = cells("Q4_K_M").get(5).getText();
        String range = live.endsWith(" measured") ? "" : live;
        assertTrue(
                printed.contains(range) && live.matches("[0-9.,]+ to [0-9.,]+|[0-9.,]+ measured"),
                printed + " / " + live);
        browser.awaitText("#rig .rig-answer", "tokens per second");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aLongerContextIsSlowerAndACardOfUnknownBandwidthIsNotGuessed() {
        browser.open(PAGE + CARD);
        browser.awaitText("#yours .chips", "8K tokens in the cache");
        double before = first(cells("Q8_0").get(5).getText());
        browser.one("#ctx").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        browser.awaitText("#yours .chips", "32K tokens in the cache");
        assertTrue(first(cells("Q8_0").get(5).getText()) < before);
        browser.open(PAGE + "#kind=discrete&mem=24");
        browser.awaitText("#rig .rig-answer", "fits");
        assertEquals("–", cells("Q8_0").get(5).getText());
        assertFalse(browser.one("#yours .feel").isDisplayed());
    }

    private static double first(String range) {
        return Double.parseDouble(range.split(" ")[0].replace(",", ""));
    }

    /** A row's cells without its head: the last one is the speed. */
    private List<WebElement> cells(String quantization) {
        return browser.all("#yours tbody tr").stream()
                .filter(row -> row.getText().startsWith(quantization + " "))
                .map(row -> row.findElements(By.tagName("td")))
                .findFirst()
                .orElseThrow();
    }

    /** Every model with measured runs has a file of them; one of its pairs is looked at. */
    @Test
    void aMeasuredRunOfTheSameFileOnTheSameDeviceBeatsTheEstimate() throws IOException {
        Path file = Browser.SITE.resolve("data/measured/llama-3.1-8b-instruct.js");
        Matcher run = Pattern.compile("\\[\"([^\"]+)\",\"(Q4_K_M|Q8_0)\",[0-9.]+,\"([^\"]+)\"")
                .matcher(Files.readString(file));
        assertTrue(run.find(), "a measured run in " + file);
        browser.open(PAGE + "#gpu=" + run.group(1) + "&mem=48");
        browser.awaitText("#yours tbody", run.group(3) + " measured");
        browser.one("#quantization").sendKeys(run.group(2));
        browser.awaitText("#yours .chips", "Measured");
        browser.awaitText("#yours .yours-verdict", "measured at " + run.group(3) + " tokens per second");
        assertTrue(browser.text("#yours .chips").contains("estimate"), "the estimate stands beside it");
    }

    @Test
    void aPlanSaysWhoIsServedAndWhatBinds() {
        browser.open(PAGE + CARD + "&users=4");
        browser.awaitText("#yours .plan summary", "Plan a server");
        browser.one("#yours .plan summary").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .plan .chips", "4 of 4");
        browser.awaitText("#yours .plan .chips", "bandwidth");
        String short_ = browser.text("#yours .plan .chips");
        WebElement prompt = browser.one("#prompt-tokens");
        prompt.sendKeys(Keys.chord(Keys.CONTROL, "a"), "20000");
        browser.awaitText("#yours .plan .chips", "compute");
        assertFalse(browser.text("#yours .plan .chips").equals(short_));
        WebElement users = browser.one("#users");
        users.sendKeys(Keys.chord(Keys.CONTROL, "a"), "64", Keys.TAB);
        browser.awaitText("#yours .plan .chips", "of 64");
        browser.awaitText("#yours .plan .chips", "no further context fits");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void theSpeedIsShownOnAClickAndCanBeStopped() {
        browser.open(PAGE + "#gpu=apple-m2&mem=16");
        browser.awaitText("#yours .chips", "tokens/s");
        assertFalse(browser.one("#yours .stage").isDisplayed());
        browser.button("Watch this speed").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .feel", "not an answer of the model");
        browser.awaitText("#yours .feel [role=status]", "The first token comes after");
        browser.await("the first token", () -> !browser.text("#yours .stage").isEmpty());
        browser.button("Stop").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .feel [role=status]", "Stopped.");
        String stopped = browser.text("#yours .stage");
        browser.script("return new Promise(done => setTimeout(done, 700))");
        assertEquals(stopped, browser.text("#yours .stage"));
        assertEquals(
                "Watch this speed", browser.driver.switchTo().activeElement().getText());
    }

    @Test
    void whoPrefersLessMotionGetsTheFiguresAtOnce() {
        browser.open(PAGE + "#gpu=raspberry-pi-5&mem=16");
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        browser.awaitText("#yours .chips", "tokens/s");
        browser.button("Watch this speed").sendKeys(Keys.ENTER);
        assertTrue(browser.text("#yours .feel [role=status]")
                .matches("\\d+ tokens in .+: the first after .+ per second\\."));
        assertTrue(browser.text("#yours .stage").endsWith("how long all of it took."));
    }

    /** The page with everything open: figures, plan and demonstration. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingInAnOpenPlanOnAPhone(String scheme) {
        browser.look(scheme, 360);
        browser.open(PAGE + CARD + "&users=4");
        browser.awaitText("#yours .chips", "tokens/s");
        browser.one("#yours .plan summary").sendKeys(Keys.ENTER);
        browser.button("Watch this speed").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .feel [role=status]", "tokens in");
        Results results = Axe.builder().include("#yours").analyze(browser.driver);
        assertEquals(
                List.of(), results.getViolations().stream().map(Rule::getId).toList());
        assertTrue(results.getPasses().size() > 10, "axe ran");
        assertEquals(360L, browser.script("return document.documentElement.scrollWidth"));
    }

    /** There is no recorded run in the catalogue yet: the small site of the tests has one. */
    @Test
    void aRecordedRunIsPlayedWithWhereItComesFrom(@TempDir Path folder) throws Exception {
        Path site = folder.resolve("site");
        Bakery.bake(new Order(
                Path.of("generator/src/test/resources/sites/small/content"), site, Optional.empty(), Optional.empty()));
        // All files are one origin to the browser: a machine kept by another test would be known here.
        browser.driver.get(site.toUri() + "robots.txt");
        browser.script("localStorage.clear()");
        browser.driver.get(site.toUri() + "models/acme-1b-instruct.html");
        browser.one("[data-start]").sendKeys(Keys.ENTER);
        browser.await("the section", () -> !browser.all("#yours .feel").isEmpty());
        browser.button("Watch a recorded run").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .feel", "A recorded run of this model: Q8_0 on GeForce RTX 4060 Ti 16GB");
        for (String said : List.of("llama.cpp b6100", "2025-10-31", "CC0-1.0", "https://example.org/runs/17"))
            assertTrue(browser.text("#yours .feel").contains(said), said);
        browser.awaitText("#yours .feel [role=status]", "6 tokens in 66 ms: the first after 31 ms");
        assertEquals(
                "Red,\ngreen,\nblue.", browser.script("return document.querySelector('#yours .stage').textContent"));
    }

    /**
     * A step of the slider changes every figure of the section within 8 ms on a processor six times slower, once warm: six
     * times what it takes here, since a throttled browser takes turns with whatever else runs. The quickest quarter, and half
     * as much again, for a machine that builds beside it.
     */
    @Test
    @Tag("timed")
    void aStepOfTheSliderIsQuickOnASlowProcessor() {
        for (String page : List.of(PAGE, "models/qwen3-30b-a3b.html", "models/llama-3.2-1b-instruct.html")) {
            browser.open(page + "#gpu=nvidia-geforce-rtx-3060-12gb");
            browser.awaitText("#yours .chips", "tokens/s");
            browser.one("#yours .plan summary").sendKeys(Keys.ENTER);
            double[] cold = steps();
            double[] warm = steps();
            double slowness = Yardstick.slowness(browser);
            System.out.printf(
                    "%s: a step takes %.1f ms, a quarter %.1f, the first %.1f%n", page, warm[1], warm[0], cold[2]);
            assertTrue(
                    6 * warm[0] <= 12 * slowness,
                    () -> page + ": " + warm[0] + " ms on a machine " + slowness + " times slower");
        }
    }

    /** Milliseconds of sixty steps: what the quickest quarter takes at most, the median, the longest. */
    private double[] steps() {
        List<?> sorted = (List<?>) browser.script("const ctx = document.getElementById('ctx'), times = [];"
                + "for (let i = 0; i < 60; i++) { ctx.value = i % 5; const start = performance.now();"
                + "ctx.dispatchEvent(new Event('input')); times.push(performance.now() - start); }"
                + "return times.sort((a, b) => a - b);");
        return new double[] {
            Browser.number(sorted.get(15)), Browser.number(sorted.get(30)), Browser.number(sorted.get(59))
        };
    }
}
