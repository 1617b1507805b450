package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The visitor's machine: asked of the browser on a click, said by hand, kept, shared, forgotten. */
@Tag("browser")
class RigTest {
    private static final String PAGE = "models/llama-3.2-1b-instruct.html";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    @Test
    void nothingIsReadBeforeTheClick() {
        browser.pretend("never asked", 8);
        browser.open(PAGE);
        Object asked = browser.script(
                "return performance.getEntriesByType('resource').filter(r => /probe|devices|identify/.test(r.name)).length");
        assertEquals(0L, asked);
    }

    /** Each way a probe can end: the machine is known, or a question is asked, or the form opens; and the reason is said. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ANGLE (NVIDIA, NVIDIA GeForce RTX 4060 Ti (0x00002805) Direct3D11 vs_5_0 ps_5_0, D3D11) | known | RTX 4060 Ti 16GB, 16 GiB",
                "ANGLE (NVIDIA, NVIDIA GeForce RTX 5060 Ti (0x00002d04) Direct3D11 vs_5_0 ps_5_0, D3D11) | asked | Sold with 8 or 16 GB",
                "ANGLE (Apple, ANGLE Metal Renderer: Apple M2 Pro, Unspecified Version) | asked | Which one is it?",
                "NVIDIA GeForce GTX 980, or similar | form | The browser hides the model",
                "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver) | form | Drawn in software",
                "Apple GPU | form | The browser hides the model",
                "ANGLE (NVIDIA, NVIDIA GeForce GTX 650 Ti (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11) | asked | denies it"
            })
    void aProbeSaysWhatItKnowsAndWhy(String renderer, String end, String says) {
        browser.pretend(renderer, 16);
        browser.open(PAGE);
        browser.button("Read my hardware").click();
        browser.awaitText("#rig", says);
        assertEquals(end.equals("asked"), browser.one(".rig-options").isDisplayed());
        assertEquals(end.equals("form"), browser.one("#rig-form").isDisplayed());
        if (end.equals("known")) browser.awaitText("#rig .rig-answer", "fits");
        assertTrue(browser.complaints().isEmpty(), () -> browser.complaints().toString());
    }

    @Test
    void anAmbiguousCardIsAQuestionAndItsAnswerIsKept() {
        browser.pretend("ANGLE (NVIDIA, NVIDIA GeForce RTX 5060 Ti (0x00002d04) Direct3D11 vs_5_0 ps_5_0, D3D11)", 32);
        browser.open(PAGE);
        browser.button("Read my hardware").click();
        browser.awaitText(".rig-options", "8 GB");
        browser.all(".rig-options button").get(0).click();
        browser.awaitText("#rig .rig-answer", "fits");
        String machine = browser.text(".rig-name");
        browser.open("index.html");
        assertEquals(machine, browser.text(".rig-name"));
    }

    /** Wherever the machine is named, its name leads to its page; a model's answer says so in words as well. */
    @ParameterizedTest
    @CsvSource({PAGE + ", '', ../", "compare/index.html, ?m=qwen3-8b, ../", "models.html, '', ''", "index.html, '', ''"
    })
    void aKnownMachineLeadsToItsPage(String page, String query, String root) {
        browser.open(page + query + "#gpu=nvidia-geforce-rtx-3090&mem=24&gpu2=nvidia-geforce-rtx-3060-12gb&mem2=12");
        browser.awaitText(".rig-name", "GeForce RTX 3090, 24 GiB + GeForce RTX 3060 12GB, 12 GiB");
        assertEquals(
                List.of(
                        root + "devices/nvidia-geforce-rtx-3090.html: GeForce RTX 3090",
                        root + "devices/nvidia-geforce-rtx-3060-12gb.html: GeForce RTX 3060 12GB"),
                links(".rig-name a"));
        if (page.equals(PAGE)) {
            browser.awaitText("#rig .rig-answer", "About this hardware");
            assertEquals(
                    List.of(
                            "#yours: Change context, engine or users",
                            root + "devices/nvidia-geforce-rtx-3090.html: About this hardware"),
                    links("#rig .rig-answer a:not([href*=grade])"));
        }
        assertEquals(List.of(), browser.complaints());
        browser.one(".rig-name a").click();
        browser.awaitText("h1", "GeForce RTX 3090");
    }

    /** What the catalogue has no page of is a name only. */
    @Test
    void aMachineOfNoKnownNameIsNoLink() {
        browser.open(PAGE + "#mem=12");
        browser.awaitText("#rig .rig-answer", "fits");
        assertEquals(List.of(), links(".rig-name a"));
        assertFalse(browser.text("#rig .rig-answer").contains("About this hardware"));
    }

    private List<String> links(String selector) {
        return browser.all(selector).stream()
                .map(link -> link.getDomAttribute("href") + ": " + link.getText())
                .toList();
    }

    @Test
    void aMachineSaidByHandWorksFromAFileToo() {
        browser.openFile(PAGE);
        browser.button("Enter it by hand").click();
        awaitDevices();
        browser.one("#rig-device").sendKeys("GeForce RTX 3090", Keys.TAB);
        assertEquals("24", browser.one("#rig-memory").getDomProperty("value"));
        browser.one("#rig-cards").sendKeys(Keys.chord(Keys.CONTROL, "a"), "2");
        browser.awaitText(".rig-name", "2 × GeForce RTX 3090, 24 GiB each");
        browser.awaitText("#rig .rig-answer", "fits");
        browser.await("the address", () -> address().endsWith("#gpu=nvidia-geforce-rtx-3090&mem=24&n=2"));
    }

    @Test
    void aDeviceIsFoundByAPartOfItsNameAndASlip() {
        browser.open("index.html");
        browser.button("Enter it by hand").click();
        awaitDevices();
        browser.one("#rig-device").sendKeys("gefroce 4060 ti");
        browser.awaitText("#rig-device-list", "GeForce RTX 4060 Ti 16GB");
        browser.one("#rig-device").sendKeys(Keys.ARROW_UP, Keys.ENTER);
        browser.awaitText(".rig-name", "RTX 4060 Ti");
        assertFalse(browser.one("#rig-device-list").isDisplayed());
    }

    @Test
    void cardsOfSeveralKindsCountTogetherAndTravelInTheAddress() {
        browser.open(PAGE + "#gpu=nvidia-geforce-rtx-3090");
        browser.awaitText(".rig-name", "GeForce RTX 3090, 24 GiB");
        browser.button("Change").click();
        awaitDevices();
        browser.button("Add a card of another kind").click();
        browser.one("#rig2-device").sendKeys("GeForce RTX 3060 12GB", Keys.TAB);
        browser.awaitText(".rig-name", "GeForce RTX 3090, 24 GiB + GeForce RTX 3060 12GB, 12 GiB");
        browser.awaitText("#rig .rig-answer", "of the 35.2");
        String code = "#gpu=nvidia-geforce-rtx-3090&mem=24&gpu2=nvidia-geforce-rtx-3060-12gb&mem2=12";
        browser.await("the address", () -> address().endsWith(code));
        browser.script("localStorage.clear()");
        browser.open("index.html" + code);
        browser.awaitText(".rig-name", "GeForce RTX 3060 12GB, 12 GiB");
        browser.button("Change").click();
        awaitDevices();
        browser.button("Remove this card").click();
        browser.await("the address", () -> address().endsWith("#gpu=nvidia-geforce-rtx-3090&mem=24"));
    }

    /** The GPU of a test machine is drawn in software: that is not measured, and the reason is said. */
    @Test
    void bandwidthIsOfferedOnlyWhereTheDeviceIsNotCertain() {
        browser.pretend(
                "ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 (0x00002684) Direct3D11 vs_5_0 ps_5_0, D3D11)", 32, true);
        browser.open(PAGE);
        browser.button("Read my hardware").click();
        browser.awaitText(".rig-name", "RTX 4090");
        assertFalse(browser.one(".rig-measure").isDisplayed());
        browser.button("Forget").click();
        browser.pretend("NVIDIA GeForce GTX 980, or similar", 32, true);
        browser.open(PAGE);
        browser.button("Read my hardware").click();
        browser.awaitText(".rig-measure", "Measure its memory bandwidth");
        browser.button("Measure its memory bandwidth").click();
        browser.awaitText(".rig-measure", "No figure: WebGPU is drawn in software here");
        assertEquals(List.of(), browser.complaints());
    }

    /** The real run on what the test machine has: every step is timed, and judged; a steady processor gets a range. */
    @Test
    void aMeasurementRunsAndIsJudged() {
        browser.open(PAGE);
        browser.button("Enter it by hand").click();
        awaitDevices();
        Object seen = browser.await(
                "return self.RTM.measure(true).then(seen => JSON.stringify([seen, self.RTM.bandwidth(seen)]))");
        assertTrue(
                seen.toString()
                        .matches("\\[\\{\"steps\":\\[\\{\"footprint\":8388608,.*\\},\\{\"range\":"
                                + "(null,\"why\":\"No figure: |\\[[0-9.]+,[0-9.]+\\],\"why\":\"About ).*"),
                seen::toString);
        assertEquals(List.of(), browser.complaints());
    }

    /** What is measured stands for a device nobody knows, and never for one of the list. */
    @Test
    void aMeasuredRangeStaysWithAnUnknownDevice() {
        browser.open(PAGE + "#mem=12&bw=180-260");
        browser.awaitText(
                ".rig-name",
                "Your graphics card, 12 GiB, 32 GiB of RAM assumed, reads 180 to 260 GB/s as measured here");
        browser.button("Change").click();
        awaitDevices();
        browser.one("#rig-device").sendKeys("GeForce RTX 3060 12GB", Keys.TAB);
        browser.awaitText(".rig-name", "GeForce RTX 3060 12GB, 12 GiB");
        browser.await("the address", () -> address().endsWith("#gpu=nvidia-geforce-rtx-3060-12gb&mem=12"));
    }

    private void awaitDevices() {
        browser.await(
                "devices",
                () -> browser.script("return Boolean(self.RTM.deviceList)").equals(true)
                        && browser.one("#rig-form").isDisplayed());
    }

    @Test
    void aLinkCarriesTheMachineAndForgettingIsComplete() {
        browser.open(PAGE + "#gpu=nvidia-geforce-rtx-3090&ram=64&ctx=32768&kv=q8_0");
        browser.awaitText(".rig-name", "GeForce RTX 3090, 24 GiB, 64 GiB of RAM");
        browser.await("knobs", () -> !browser.all("#kv").isEmpty());
        assertEquals("Q8_0", browser.one("#kv").getDomProperty("value"));
        browser.button("Forget").click();
        browser.awaitText(".rig-name", "What fits your machine?");
        assertEquals(null, browser.script("return localStorage.getItem('rig')"));
        browser.await("the address", () -> !address().contains("gpu="));
    }

    private String address() {
        return browser.driver.getCurrentUrl();
    }

    @ParameterizedTest
    @CsvSource({"'#gpu=no-such-card&n=-3&ctx=NaN'", "'#gpu=%3Cscript%3E&mem=1e99&kv=q3'", "'#fits'", "'#=&=&mem='"})
    void nonsenseInTheAddressIsNotBelieved(String hash) {
        browser.open(PAGE + hash);
        browser.awaitText(".rig-name", "What fits your machine?");
        assertTrue(browser.complaints().isEmpty(), () -> browser.complaints().toString());
    }

    /** From the home page to a command for this machine with Tab, Enter and typing alone. */
    @Test
    void theMainJourneyNeedsNoMouse() {
        browser.open(PAGE);
        browser.script("document.querySelector('.rig button').focus()");
        press(Keys.TAB, Keys.ENTER);
        browser.await("form", () -> browser.one("#rig-form").isDisplayed());
        awaitDevices();
        press("GeForce RTX 4060", Keys.TAB);
        browser.awaitText("#rig .rig-answer", "fits");
        browser.one("#ctx").sendKeys(Keys.ARROW_RIGHT);
        browser.awaitText("#yours .cmd code", "-c 16384");
        String spoken = browser.one("#ctx").getDomAttribute("aria-valuetext");
        assertTrue(spoken.startsWith("16,384 tokens"), spoken);
    }

    /** No GGUF file of it is known: the commands make the quantization that this machine should have. */
    @Test
    void whatNobodyPublishesIsMadeForThisMachine() {
        browser.open("models/yi-9b.html#gpu=nvidia-geforce-rtx-4090");
        browser.awaitText("#yours .cmd code", "llama-server");
        String label = browser.text("#yours tr.best th");
        assertTrue(!label.equals("Q4_K_M"), label);
        String made = browser.text("#yours .cmd code");
        assertTrue(made.startsWith("hf download 01-ai/Yi-9B "), made);
        assertTrue(
                made.contains("yi-9b-" + label + ".gguf " + label + "\nllama-server -m yi-9b-" + label + ".gguf"),
                made);
        assertEquals(made, browser.text(".answer .cmd code"));
        assertEquals(List.of(), browser.complaints());
    }

    private void press(CharSequence... keys) {
        for (CharSequence key : keys) browser.driver.switchTo().activeElement().sendKeys(key);
    }

    @Test
    void withoutScriptsNothingIsMissingAndNothingIsEmpty() {
        browser.javaScript(false);
        browser.open(PAGE);
        assertTrue(browser.one("#rig a").isDisplayed());
        assertFalse(browser.one("#yours").isDisplayed());
        assertTrue(browser.driver.findElement(By.id("fits")).isDisplayed());
        assertTrue(browser.all("button").stream().noneMatch(button -> button.isDisplayed()));
    }
}
