package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.serve.SiteServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The main things work in another engine, over http and from a file. */
@Tag("browser")
class WebKitTest {
    private static final String PAGE = "models/llama-3.2-1b-instruct.html";
    private static WebKit webkit;
    private static SiteServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = SiteServer.start(Browser.SITE, 0);
        webkit = WebKit.start();
    }

    @AfterAll
    static void stop() {
        if (webkit != null) webkit.close();
        server.close();
    }

    /** It says "Apple GPU" on any machine: no proof of an Apple, and no guess. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theProbeSaysThatTheBrowserHidesTheModel(boolean file) {
        open(file, PAGE);
        one(".rig button.primary").click();
        awaitText("#rig .rig-says", "The browser hides the model.");
        assertFalse(one("#rig .rig-says").getText().contains("Apple"));
        await(() -> one("#rig-form").isDisplayed());
        assertFalse(one(".rig-measure").isDisplayed(), "there is no WebGPU here");
        assertFalse(one(".rig-options").isDisplayed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theKnobsMoveFiguresAndTheCommand(boolean file) {
        open(file, PAGE + "#gpu=nvidia-geforce-rtx-3090&ctx=16384");
        awaitText("#rig .rig-answer", "fits");
        awaitText("#yours .cmd code", "-c 16384");
        one("button[aria-label='Double the context']").sendKeys(Keys.ENTER);
        awaitText("#yours .cmd code", "-c 32768");
        WebElement figure = one("#yours tr.best .figure");
        String shown = figure.getText();
        figure.sendKeys(Keys.ENTER);
        awaitText("#breakdown-title", shown + " GiB");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void modelsStandSideBySide(boolean file) {
        open(file, "compare/index.html?m=llama-3.2-1b-instruct&m=qwen3-8b");
        await(() ->
                webkit.driver.findElements(By.cssSelector(".compare thead th")).size() == 2);
        assertTrue(one(".compare").getText().contains("GPU memory at 8K"));
    }

    private static void open(boolean file, String path) {
        String address = file ? Browser.SITE.toUri() + path : "http://127.0.0.1:" + server.port() + "/" + path;
        webkit.driver.get("about:blank");
        webkit.driver.get(address);
        // What the page before it remembered.
        webkit.driver.executeScript("localStorage.clear()");
        if (!path.contains("#")) webkit.driver.navigate().refresh();
        assertEquals("", webkit.driver.findElement(By.tagName("html")).getDomProperty("className"), "scripts ran");
    }

    private static WebElement one(String selector) {
        return webkit.driver.findElement(By.cssSelector(selector));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        new WebDriverWait(webkit.driver, Duration.ofSeconds(20)).until(ignored -> condition.getAsBoolean());
    }

    private static void awaitText(String selector, String part) {
        new WebDriverWait(webkit.driver, Duration.ofSeconds(20))
                .withMessage(selector + " says " + part)
                .until(driver -> driver.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(part)));
    }
}
