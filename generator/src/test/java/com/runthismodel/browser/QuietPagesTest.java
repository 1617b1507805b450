package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page under the security policy of the host: no violation, no script error, nothing from elsewhere. */
@Tag("browser")
class QuietPagesTest {
    private static final String RIG = "#gpu=nvidia-geforce-rtx-3090&gpu2=nvidia-geforce-rtx-4090&mem2=24&ctx=32768";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "models.html?type=text&fits=mine",
                "compare/index.html?m=qwen3-8b&m=gpt-oss-20b",
                "models/llama-3.2-1b-instruct.html",
                "models/deepseek-v3.2.html",
                "models/bge-small-en-v1.5.html",
                "devices.html",
                "devices/nvidia-geforce-rtx-3060-12gb.html",
                "how-to-read.html",
                "method.html",
                "contribute.html",
                "about.html",
                "404.html",
                "no/such/page"
            })
    void nothingIsRefusedAndNothingComesFromElsewhere(String page) {
        Browser browser = Browser.fresh();
        browser.open(page + RIG);
        browser.script("window.scrollTo(0, document.body.scrollHeight)");
        browser.await("return new Promise(done => setTimeout(done, 700))");
        for (org.openqa.selenium.WebElement button : browser.all("[data-start], details:not([open]) > summary"))
            browser.script("arguments[0].click()", button);
        browser.await("return new Promise(done => setTimeout(done, 700))");
        assertEquals(List.of(), browser.complaints());
        List<?> loaded =
                (List<?>) browser.script("return performance.getEntriesByType('resource').map(entry => entry.name)");
        assertTrue(!loaded.isEmpty());
        for (Object url : loaded) assertTrue(url.toString().startsWith(browser.address()), url::toString);
    }
}
