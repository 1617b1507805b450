package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The list and the first page for a visitor's machine: search, filters, answers, over http and from a file. */
@Tag("browser")
class BrowseTest {
    private static final String SMALL_CARD = "#kind=discrete&mem=4";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama 3.2", "lama 3.2", "lalma"})
    void aSlipOfTheFingerFindsTheSame(String typed) {
        browser.open("index.html");
        browser.one("#find").sendKeys(typed);
        browser.awaitText(".home-live .models", "Llama 3.2 1B Instruct");
        browser.open("models.html");
        browser.one("#q").sendKeys(typed);
        assertTrue(shown().stream().anyMatch(name -> name.contains("Llama 3.2 1B Instruct")), () -> shown().toString());
        assertTrue(shown().size() < rows().size());
    }

    @Test
    void aWordNobodyUsesFindsNothingAndSaysSo() {
        browser.open("index.html");
        browser.one("#find").sendKeys("zzqqxx");
        browser.awaitText(".home-live", "No model has that in its name.");
    }

    @Test
    void theListForAMachineIsWhatItsPagesSay() {
        browser.open("models.html?fits=mine" + SMALL_CARD);
        browser.await("verdicts", () -> !browser.all("#models .v").isEmpty());
        assertTrue(!shown().isEmpty() && shown().size() < rows().size());
        for (WebElement mark : browser.all("#models tbody tr:not([hidden]) .v"))
            assertTrue(List.of("fits", "tight").contains(mark.getText()), mark.getText());
        browser.open("models/llama-3.2-1b-instruct.html" + SMALL_CARD);
        browser.awaitText("#rig .rig-answer", "fits");
    }

    @Test
    void theFirstPageAnswersFromAFileToo() {
        browser.openFile("index.html" + SMALL_CARD);
        browser.awaitText(".home-live h2", "models fit your machine");
        long listed = browser.all(".home-live .models .v").size();
        assertTrue(listed > 0);
        assertEquals(List.of(), browser.complaints());
    }

    /** Every filter narrows the list to rows that say so, stands in the address, and is there again for who follows it. */
    @ParameterizedTest
    @CsvSource({"type", "vendor", "licence", "size", "context", "fits"})
    void aFilterNarrowsTheListAndStandsInTheAddress(String id) {
        browser.open("models.html");
        int all = shown().size();
        WebElement field = browser.one("#" + id);
        field.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        String label = (String) browser.script("return arguments[0].selectedOptions[0].text", field);
        List<String> kept = shown();
        assertTrue(!kept.isEmpty() && kept.size() < all, id + " " + label + ": " + kept.size());
        if (label.matches(".*\\(\\d+\\)"))
            assertTrue(label.endsWith("(" + kept.size() + ")"), label + " shows " + kept.size());
        browser.awaitText("[data-count]", kept.size() + " of " + all + " models");
        String address = browser.driver.getCurrentUrl();
        assertTrue(address.contains("?" + id + "="), address);
        browser.driver.get("about:blank");
        browser.driver.get(address);
        assertEquals(kept, shown());
        browser.button("Clear all filters").click();
        assertEquals(all, shown().size());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void whatIsLeftCanBePutSideBySide() {
        browser.open("models.html?q=llama+3.2&size=3b");
        String first = browser.one("#models tbody tr:not([hidden]) a").getText();
        browser.one("[data-compare]").click();
        browser.awaitText(".compare thead", first);
    }

    /** As a visitor: read the hardware, take a model that fits, and its command stands there. */
    @Test
    void threeClicksLeadFromTheFirstPageToACommand() {
        browser.pretend("ANGLE (NVIDIA, NVIDIA GeForce RTX 4060 (0x00002882) Direct3D11 vs_5_0 ps_5_0, D3D11)", 32);
        browser.open("index.html");
        browser.button("Read my hardware").click();
        browser.awaitText(".home-live h2", "models fit your machine");
        browser.awaitText(".home-live .models", "t/s"); // The list as it stays.
        assertEquals(
                1,
                browser.all(".home-live a[href='devices/nvidia-geforce-rtx-4060.html']")
                        .size());
        browser.one(".home-live a[href^='models/']").click();
        browser.awaitText("#rig .rig-answer", "fits");
        browser.awaitText("#yours .cmd code", "llama-server");
        String label = browser.text("#yours tr.best th");
        assertTrue(
                browser.text(".answer .cmd code").contains("GGUF:" + label), label); // The first screen says the same.
        browser.one("#yours .cmd .copy").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .cmd .copy", "Copied");
        Object copied = browser.await("return navigator.clipboard.readText().catch(e => e.name)");
        if (!"NotAllowedError".equals(copied))
            assertEquals(browser.one("#yours .cmd code").getDomProperty("textContent"), copied);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void theListIsRankedBySpeedOnThisMachineAndTheAddressKeepsIt() {
        browser.open("models.html?sort=speed#gpu=nvidia-geforce-rtx-3060-12gb");
        browser.awaitText("#models .v", "t/s");
        List<Double> speeds = browser.all("#models tbody tr:nth-child(-n+40) .v").stream()
                .map(mark -> Double.parseDouble(
                        mark.getText().replaceAll(".*, ([0-9,.]+) t/s$", "$1").replace(",", "")))
                .toList();
        assertTrue(speeds.size() > 30, speeds::toString);
        for (int i = 1; i < speeds.size(); i++) assertTrue(speeds.get(i) <= speeds.get(i - 1), speeds::toString);
        browser.one("#sort").sendKeys("largest that fits");
        assertTrue(browser.driver.getCurrentUrl().contains("sort=largest"), browser.driver.getCurrentUrl());
        String first = browser.text("#models tbody tr .v");
        assertTrue(first.startsWith("fits") || first.startsWith("tight"), first);
        assertEquals(List.of(), browser.complaints());
    }

    /** What a list says of a model's speed is what its page says. */
    @Test
    void theFirstPageSaysTheSpeedOfThePages() {
        browser.openFile("index.html#gpu=nvidia-geforce-rtx-3060-12gb");
        browser.awaitText(".home-live .models", "t/s");
        browser.open("models.html#gpu=nvidia-geforce-rtx-3060-12gb");
        browser.awaitText("#models .v", "t/s");
        String listed = browser.text("#models tr:has(a[href='models/llama-3.1-8b-instruct.html']) .v");
        String quantization =
                browser.text("#models tr:has(a[href='models/llama-3.1-8b-instruct.html']) td:nth-child(4) small");
        browser.open("models/llama-3.1-8b-instruct.html#gpu=nvidia-geforce-rtx-3060-12gb");
        browser.awaitText("#yours .chips", "tokens/s");
        browser.one("#quantization").sendKeys(quantization);
        String speed = listed.replaceAll(".*, ([0-9,.]+) t/s$", "$1");
        browser.awaitText("#yours .yours-verdict", "about " + speed + " tokens per second");
    }

    /** A model that leaves layers in RAM has a speed in the list: within a tenth of what its own layers come to. */
    @Test
    void whatRunsPartInRamHasASpeedToo() {
        browser.open("models.html?q=llama+3.3+70b+instruct#gpu=nvidia-geforce-rtx-4090&ram=128");
        browser.awaitText("#models .offload", "t/s");
        Object ratio = browser.await(
                "const RTM = self.RTM;"
                        + "await RTM.load('data/models/llama-3.3-70b-instruct.js');"
                        + "await RTM.load('" + columns() + "');"
                        + "const entry = RTM.catalogue(RTM.models).find(e => e.slug === 'llama-3.3-70b-instruct');"
                        + "const model = RTM.variants(RTM.sheets[entry.slug].estimate).find(v => v.quantization === entry.quantization);"
                        + "const rig = RTM.rig.machine(RTM.rig.get()), on = RTM.pace.machine(RTM.rig.get());"
                        + "const plan = RTM.advice.offload(model, {contextTokens: 8192, cache: 'F16', users: 1}, rig);"
                        + "const setup = {engine: '', devices: 1, parallel: false, hostBytes: RTM.speed.hostBytes(model, plan)};"
                        + "return RTM.rank.speed(entry, rig, on) / RTM.speed.alone(RTM.speed.workload(model, 8192, 'F16'), on, setup, 512).tokensPerSecond");
        assertTrue(ratio instanceof Number, ratio::toString);
        assertEquals(1, ((Number) ratio).doubleValue(), 0.1);
        assertEquals(List.of(), browser.complaints());
    }

    /** Every model judged and put in order within 8 ms on a processor six times slower, as SpeedTest counts. */
    @Test
    @Tag("timed")
    void rankingAllModelsIsQuick() {
        browser.open("models.html#gpu=nvidia-geforce-rtx-3060-12gb");
        browser.awaitText("#models .v", "t/s");
        double slowness = Yardstick.slowness(browser);
        List<?> sorted =
                (List<?>) browser.script("const RTM = self.RTM, entries = RTM.catalogue(RTM.models), times = [];"
                        + "const rig = RTM.rig.machine(RTM.rig.get()), on = RTM.pace.machine(RTM.rig.get());"
                        + "for (let i = 0; i < 40; i++) { const start = performance.now();"
                        + "const judged = entries.map(e => [RTM.rank.group(RTM.browse.verdict(e, rig)), RTM.rank.speed(e, rig, on)]);"
                        + "judged.sort((a, b) => a[0] - b[0] || b[1] - a[1]); times.push(performance.now() - start); }"
                        + "return times.sort((a, b) => a - b);");
        double quarter = Browser.number(sorted.get(10));
        System.out.printf("ranking all models: %.1f ms, a quarter %.1f%n", Browser.number(sorted.get(20)), quarter);
        assertTrue(6 * quarter <= 12 * slowness, () -> quarter + " ms on a machine " + slowness + " times slower");
    }

    /** The scripts of a comparison: they work out a model layer by layer. */
    private static String columns() {
        try (Stream<Path> scripts = Files.list(Browser.SITE.resolve("assets/js"))) {
            return "assets/js/"
                    + scripts.map(one -> one.getFileName().toString())
                            .filter(name -> name.startsWith("compare-table-bundle"))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<WebElement> rows() {
        return browser.all("#models tbody tr");
    }

    private List<String> shown() {
        List<?> names = (List<?>)
                browser.script(
                        "return Array.from(document.querySelectorAll('#models tbody tr:not([hidden]) th'), th => th.textContent)");
        return names.stream().map(Object::toString).toList();
    }
}
