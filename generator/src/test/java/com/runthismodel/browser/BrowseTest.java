package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private List<WebElement> rows() {
        return browser.all("#models tbody tr");
    }

    private List<String> shown() {
        return browser.all("#models tbody tr:not([hidden]) th").stream()
                .map(WebElement::getText)
                .toList();
    }
}
