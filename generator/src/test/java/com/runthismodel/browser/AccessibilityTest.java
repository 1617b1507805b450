package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** No finding of axe on any kind of page, in both colour schemes, on a phone and on a desk. */
@Tag("browser")
class AccessibilityTest {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String RIG = "#gpu=nvidia-geforce-rtx-3090&ram=64&ctx=32768";

    static Stream<Arguments> pages() {
        List<Arguments> all = new ArrayList<>();
        for (String page : List.of(
                "index.html",
                "models.html",
                "models.html?type=text&fits=mine&sort=speed" + RIG,
                "index.html#mem=12&bw=180-260",
                "models/llama-3.2-1b-instruct.html",
                "models/llama-3.2-1b-instruct.html" + RIG,
                "compare/index.html",
                "compare/index.html?m=llama-3.2-1b-instruct&m=qwen3-8b&m=gpt-oss-20b" + RIG,
                "devices.html",
                "devices/nvidia-geforce-rtx-3060-12gb.html",
                "measured.html",
                "how-to-read.html",
                "method.html",
                "contribute.html",
                "offline.html",
                "404.html")) for (int width : new int[] {360, 1280}) all.add(Arguments.of(page, width));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void axeFindsNothing(String page, int width) {
        Browser browser = Browser.fresh();
        browser.look("light", width);
        browser.open(page);
        if (page.startsWith("models.html?")) browser.awaitText("#models .v", "t/s");
        if (page.contains("bw=")) {
            browser.awaitText(".home-live .v", "t/s");
            browser.button("Change").sendKeys(Keys.ENTER);
            browser.await(
                    "the form", () -> !browser.all("#rig-form:not([hidden])").isEmpty());
        }
        if (page.contains("models/") && page.contains("#"))
            browser.await("the live section", () -> !browser.all("#ctx").isEmpty());
        if (page.contains("compare/") && page.contains("#"))
            browser.await("the columns", () -> browser.all(".compare thead th").size() == 3);
        if (page.contains("models/") && page.contains("#")) {
            browser.one("#yours tr.best .figure").sendKeys(Keys.ENTER);
            browser.await(
                    "the parts of a figure",
                    () -> !browser.all(".breakdown[open]").isEmpty());
            check(browser, width);
            browser.button("Close").click();
        }
        // Rows of a list come from one line of a template: thirty of seven hundred show every mistake of it.
        browser.script("document.querySelectorAll('table').forEach(table =>"
                + "Array.from(table.querySelectorAll('tbody tr')).slice(30).forEach(row => row.remove()))");
        // Rows far from the screen have a place that is only about as high as they are: they stand as when they come
        // near.
        browser.script(
                "document.querySelectorAll('.rows tbody').forEach(block => block.style.contentVisibility = 'visible')");
        check(browser, width);
    }

    /** In both colour schemes of the page as it stands: its elements are the same in each. */
    private static void check(Browser browser, int width) {
        for (String scheme : List.of("light", "dark")) {
            browser.look(scheme, width);
            checkAsShown(browser, width);
        }
    }

    private static void checkAsShown(Browser browser, int width) {
        Results results = Axe.builder().withTags(TAGS).analyze(browser.driver);
        List<String> found = results.getViolations().stream()
                .map(AccessibilityTest::describe)
                .toList();
        assertEquals(List.of(), found);
        assertTrue(results.getPasses().size() > 10, "axe ran");
        long wide = (long) browser.script("return document.documentElement.scrollWidth");
        assertTrue(wide <= width, () -> "the page is " + wide + " pixels wide");
        assertEquals(List.of(), browser.complaints());
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
    }
}
