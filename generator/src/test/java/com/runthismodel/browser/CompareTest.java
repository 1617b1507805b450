package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Models and devices side by side, chosen by typing, kept in the address; over http and from a file. */
@Tag("browser")
class CompareTest {
    private static final String PAGE = "compare/index.html";
    private static final String THREE = PAGE + "?m=llama-3.2-1b-instruct&m=qwen3-8b&m=gpt-oss-20b";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    @Test
    void figuresAreThoseOfTheModelsPages() {
        browser.open(THREE);
        awaitColumns(3);
        List<String> memory = cells("GPU memory at 8K");
        List<String> downloads = cells("Download");
        int column = 0;
        for (String slug : List.of("llama-3.2-1b-instruct", "qwen3-8b", "gpt-oss-20b")) {
            browser.open("models/" + slug + ".html");
            assertEquals(ourPick("GPU memory"), memory.get(column));
            assertTrue(downloads.get(column).startsWith(ourPick("Download")), downloads::toString);
            column++;
        }
        assertEquals(List.of(), browser.complaints());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theAddressHoldsTheChoiceAndTheMachine(boolean file) {
        String path = THREE + "#gpu=nvidia-geforce-rtx-4060&ctx=32768";
        if (file) browser.openFile(path);
        else browser.open(path);
        awaitColumns(3);
        browser.awaitText(".compare", "Fits your machine");
        assertEquals(3, cells("Longest context there").size());
        assertTrue(
                cells("Fits your machine").get(0).contains("fits"),
                () -> cells("Fits your machine").toString());
        assertEquals("32768", browser.one("#compare-context").getDomProperty("value"));
        browser.all(".compare thead button").get(1).click();
        awaitColumns(2);
        browser.await("the address", () -> address().contains("?m=llama-3.2-1b-instruct&m=gpt-oss-20b#gpu="));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void modelsAndDevicesAreAddedByKeyboardAlone() {
        browser.open(PAGE);
        browser.one("#add-model").sendKeys("lama 3.2 1b instr");
        browser.awaitText("#add-model-list", "Llama 3.2 1B Instruct");
        browser.one("#add-model").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        awaitColumns(1);
        WebElement device = browser.one("#add-device");
        for (String name : List.of("RTX 4060 Ti 16", "M2 Pro")) {
            device.sendKeys(name);
            browser.await("options", () -> !browser.all("#add-device-list li").isEmpty());
            device.sendKeys(Keys.ENTER);
        }
        awaitColumns(2);
        assertEquals("16", cells("Memory").get(0));
        assertTrue(
                address()
                        .matches(
                                ".*\\?m=llama-3.2-1b-instruct&d=nvidia-geforce-rtx-4060-ti-16gb:16&d=apple-m2-pro[a-z0-9-]*:\\d+"),
                address());
        assertTrue(browser.text(".compare caption").contains("Llama 3.2 1B Instruct on 2 devices"));
        browser.one("#add-model").sendKeys("qwen3 8b");
        browser.await("options", () -> !browser.all("#add-model-list li").isEmpty());
        browser.one("#add-model").sendKeys(Keys.ENTER);
        browser.awaitText(".compare caption", "Models side by side");
        assertFalse(browser.one("#add-device").isDisplayed());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void nonsenseInTheAddressIsToldOrLeftOut() {
        browser.open(PAGE + "?m=no-such-model&m=%3Cscript%3E&m=qwen3-8b&m=qwen3-8b&d=x");
        awaitColumns(1);
        browser.awaitText(".compare-live", "No model here is called no-such-model.");
    }

    @Test
    void withoutScriptsItListsModelsOfLikeSize() {
        browser.javaScript(false);
        browser.open(THREE);
        assertFalse(browser.one(".compare-live").isDisplayed());
        assertTrue(browser.all("h3").size() >= 8);
        assertTrue(browser.all("table tbody th a").size() > 50);
        assertTrue(browser.all(".live, button, input").stream().noneMatch(WebElement::isDisplayed));
    }

    /** What the model page prints under this head in the row of our pick. */
    private String ourPick(String head) {
        List<String> heads = browser.all("#quantizations thead th").stream()
                .map(WebElement::getText)
                .toList();
        int column = heads.indexOf(
                heads.stream().filter(text -> text.startsWith(head)).findFirst().orElseThrow());
        return browser.all("#quantizations tr.best > *").get(column).getText();
    }

    private void awaitColumns(int count) {
        browser.await(count + " columns", () -> browser.all(".compare thead th").size() == count);
    }

    private List<String> cells(String label) {
        for (WebElement row : browser.all(".compare tbody tr"))
            if (row.getText().startsWith(label))
                return row.findElements(org.openqa.selenium.By.tagName("td")).stream()
                        .map(WebElement::getText)
                        .toList();
        throw new AssertionError("no row " + label);
    }

    private String address() {
        return browser.driver.getCurrentUrl();
    }
}
