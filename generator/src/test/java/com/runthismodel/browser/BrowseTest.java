package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
        browser.open("models.html?q=llama+3.2&size=1000000000-3000000000");
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
        browser.one(".home-live a[href^='models/']").click();
        browser.awaitText("#rig .rig-answer", "fits");
        browser.awaitText("#yours .cmd code", "llama-server");
        browser.one("#yours .cmd .copy").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .cmd .copy", "Copied");
        Object copied = browser.await("return navigator.clipboard.readText().catch(e => e.name)");
        if (!"NotAllowedError".equals(copied))
            assertEquals(browser.one("#yours .cmd code").getDomProperty("textContent"), copied);
        assertEquals(List.of(), browser.complaints());
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
