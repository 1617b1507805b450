package com.runthismodel.browser;

import com.runthismodel.bake.serve.SiteServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One browser for all tests of a run, in front of the baked site as our server serves it, headers and all. */
final class Browser {
    /** The site {@code mvn package} made; another folder for trying things out. */
    static final Path SITE = Path.of(System.getProperty("site", "target/site")).toAbsolutePath();

    private static Browser shared;

    final ChromeDriver driver;
    private final SiteServer server;
    private String stub = "";

    private Browser() throws IOException {
        driver = Chromium.start();
        server = SiteServer.start(SITE, 0);
        onEveryPage(
                "self.seen = [];"
                        + "addEventListener('securitypolicyviolation', e => self.seen.push(e.violatedDirective + ' ' + e.blockedURI));"
                        + "addEventListener('error', e => self.seen.push('error ' + e.message));"
                        + "self.shift = 0; self.moved = []; new PerformanceObserver(list => list.getEntries().forEach(e => {"
                        + "if (!e.hadRecentInput) { self.shift += e.value; e.sources.forEach(s => self.moved.push((s.node && s.node.outerHTML || '').slice(0, 60)"
                        + " + ' ' + [s.previousRect.x, s.previousRect.y, s.currentRect.x, s.currentRect.y, s.currentRect.height])); } })).observe({type: 'layout-shift', buffered: true});");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Started once: a start costs as much as ten tests. A fresh visitor each time: nothing stored, scripts on, no stub. */
    static synchronized Browser fresh() {
        if (!Files.isRegularFile(SITE.resolve("index.html")))
            Assertions.fail("no site in " + SITE + ": run mvn package first");
        try {
            if (shared == null) shared = new Browser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shared.reset();
        return shared;
    }

    private void reset() {
        javaScript(true);
        look("light", 1280);
        if (!stub.isEmpty()) command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", stub));
        stub = "";
        open("robots.txt");
        script("localStorage.clear()");
    }

    private void close() {
        driver.quit();
        server.close();
    }

    /** Runs before the scripts of every page to come. */
    private String onEveryPage(String code) {
        return command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", code))
                .get("identifier")
                .toString();
    }

    /** A browser that draws with this, as far as WebGL says, and has no WebGPU. */
    void pretend(String renderer, double deviceMemory) {
        pretend(renderer, deviceMemory, false);
    }

    void pretend(String renderer, double deviceMemory, boolean webgpu) {
        if (!stub.isEmpty()) command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", stub));
        String quoted = "'" + renderer.replace("\\", "\\\\").replace("'", "\\'") + "'";
        stub = onEveryPage("WebGLRenderingContext.prototype.getParameter = () => " + quoted + ";"
                + (webgpu ? "" : "Object.defineProperty(Navigator.prototype, 'gpu', {get: () => undefined});")
                + "Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => " + deviceMemory + "});");
    }

    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    void javaScript(boolean on) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** "dark" or "light", and a width in CSS pixels. */
    void look(String scheme, int width) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    String address() {
        return "http://localhost:" + server.port() + "/";
    }

    /** Two visits of one page differ in the address only: without a blank page between, the second would not load. */
    void open(String path) {
        driver.get("about:blank");
        driver.get(address() + path);
    }

    void openFile(String path) {
        driver.get("about:blank");
        driver.get(SITE.toUri() + path);
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement button(String text) {
        return driver.findElement(By.xpath("//button[not(@hidden)][normalize-space(.)='" + text + "']"));
    }

    String text(String selector) {
        return one(selector).getText();
    }

    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** The value of a promise. */
    Object await(String code) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(40));
        return driver.executeAsyncScript(
                "const done = arguments[0]; (async () => {" + code + "})().then(done, e => done('failed: ' + e))");
    }

    /** What is replaced while it is read is read again. */
    void await(String what, Supplier<Boolean> condition) {
        new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(50))
                .withMessage(what)
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> condition.get());
    }

    void awaitText(String selector, String part) {
        await(
                selector + " says " + part,
                () -> all(selector).stream().anyMatch(e -> e.getText().contains(part)));
    }

    /** Violations of the security policy and script errors of this page. */
    List<?> complaints() {
        return (List<?>) script("return self.seen");
    }
}
