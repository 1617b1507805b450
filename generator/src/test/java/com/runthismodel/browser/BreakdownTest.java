package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A figure opens its parts: by keyboard, with the sum it was opened for, over http and from a file. */
@Tag("browser")
class BreakdownTest {
    private static final String PAGE = "models/llama-3.2-1b-instruct.html";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPrintedFigureOpensItsParts(boolean file) {
        if (file) browser.openFile(PAGE);
        else browser.open(PAGE);
        WebElement figure = browser.one("#quantizations tr.best .figure");
        String printed = figure.getText();
        figure.sendKeys(Keys.ENTER);
        browser.awaitText("#breakdown-title", "GPU memory of Q4_K_M: " + printed + " GiB");
        assertSum();
        assertTrue(browser.text(".breakdown")
                .contains("16 layers x (1024 (512 x F16) + 1024 (512 x F16)) x 8192 cells x 1 streams"));
        browser.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.await("closed", () -> !browser.one(".breakdown").isDisplayed());
        assertEquals(figure, browser.driver.switchTo().activeElement());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aFigureOfTheLiveTableOpensForItsSettings() {
        browser.open(PAGE + "#gpu=nvidia-geforce-rtx-3090&ctx=32768&kv=q8_0&users=2");
        browser.await("figures", () -> browser.all("#yours .figure").size() > 9);
        WebElement figure = browser.all("#yours tr.best .figure").get(1);
        String shown = figure.getText();
        figure.sendKeys(Keys.ENTER);
        browser.awaitText("#breakdown-title", "KV cache of ");
        assertTrue(browser.text("#breakdown-title").endsWith(": " + shown + " GiB"));
        assertTrue(
                browser.text(".breakdown .note").startsWith("65,536 tokens of context in all, q8_0 KV cache, 2 users"));
        browser.button("Close").click();
        browser.all("#yours tr.best .figure").get(0).sendKeys(Keys.ENTER);
        browser.awaitText("#breakdown-title", "GPU memory of ");
        assertSum();
        assertTrue(browser.text(".breakdown").contains("Driver, estimate"));
        assertEquals(List.of(), browser.complaints());
    }

    /** What is printed adds up to the byte, and every line leads to its section of the method. */
    private void assertSum() {
        long sum = 0;
        for (WebElement row : browser.all(".breakdown tbody tr")) {
            long bytes = Long.parseLong(row.findElements(org.openqa.selenium.By.tagName("td"))
                    .get(1)
                    .getText()
                    .replace(",", ""));
            if (row.getText().startsWith("In all")) {
                assertEquals(sum, bytes);
                assertTrue(sum > 0);
                for (WebElement link : browser.all(".breakdown a"))
                    assertTrue(link.getDomAttribute("href").matches("\\.\\./method\\.html#[a-z-]+"));
                return;
            }
            if (!row.getText().startsWith("of it")) sum += bytes;
        }
        throw new AssertionError("no sum");
    }
}
