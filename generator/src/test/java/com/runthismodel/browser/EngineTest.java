package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The engine knob of a model page: each engine answers by its own rules, over http and from a file. */
@Tag("browser")
class EngineTest {
    private static final String PAGE = "models/llama-3.1-8b-instruct.html";
    private static final String CARD = "#gpu=nvidia-geforce-rtx-4090";
    private static final String BEST = "[aria-label='Weights for this engine'] tr.best .figure";
    private Browser browser;

    @BeforeEach
    void fresh() {
        browser = Browser.fresh();
    }

    /** 22.08 GiB of 24 less 14.96 of weights and 2 to 2.5 for a pass: by hand in EnginesTest. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void vllmSaysWhatItHolds(boolean file) {
        if (file) browser.openFile(PAGE + CARD);
        else browser.open(PAGE + CARD);
        choose("engine", "vLLM");
        browser.awaitText("#yours .yours-verdict", "vLLM takes 92 % of the card, 22.08 GiB");
        choose("quantization", "BF16");
        browser.awaitText("#yours .yours-verdict", "Weights are 14.96 GiB of it");
        browser.awaitText("#yours .cmd", "--gpu-memory-utilization 0.92");
        assertTrue(browser.text("#yours .cmd").contains("vllm serve meta-llama/Llama-3.1-8B-Instruct"));
        assertTrue(browser.text("#yours .cmd").contains("--max-model-len 8192"));
        assertTrue(browser.text("#yours .cmd").contains("--tensor-parallel-size 1"));
        browser.awaitText("#rig .rig-answer", "vLLM");
        browser.awaitText("#yours .chips", "fitted on vLLM");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void figuresOpenTheirParts() {
        browser.open(PAGE + CARD + "&engine=vllm");
        browser.await("figures", () -> browser.all(BEST).size() == 2);
        WebElement left = browser.all(BEST).get(0);
        String shown = left.getText();
        left.sendKeys(Keys.ENTER);
        browser.awaitText("#breakdown-title", "Left for the cache on a card");
        assertTrue(browser.text("#breakdown-title").endsWith(": " + shown + " GiB"));
        List<Long> bytes = browser.all(".breakdown tbody tr").stream()
                .map(row -> Long.parseLong(
                        row.findElements(By.tagName("td")).get(1).getText().replace(",", "")))
                .toList();
        assertEquals(bytes.get(3), bytes.get(0) - bytes.get(1) - bytes.get(2));
        browser.button("Close").click();
        browser.all(BEST).get(1).sendKeys(Keys.ENTER);
        browser.awaitText("#breakdown-title", "Users of 8K at once");
        browser.awaitText(".breakdown", "512 pages of 16 tokens");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aPlanFollowsPromptsAndCards() {
        browser.open(PAGE + CARD + "&n=2&users=8&engine=sglang");
        browser.awaitText("#yours .yours-verdict", "each of 2 cards");
        browser.one("#yours .plan summary").sendKeys(Keys.ENTER);
        browser.awaitText("#yours .plan .chips", "8 of 8");
        browser.awaitText("#yours .plan", "2 cards in tensor parallel");
        String most = browser.text("#yours .plan .chips");
        WebElement prompt = browser.one("#prompt-tokens");
        prompt.sendKeys(Keys.chord(Keys.CONTROL, "a"), "20000");
        browser.await(
                "other figures", () -> !browser.text("#yours .plan .chips").equals(most));
        assertTrue(browser.text("#yours .cmd").contains("--tp-size 2"));
        assertTrue(browser.text("#yours .cmd").contains("--mem-fraction-static 0.8"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void anEngineThatDoesNotRunHereSaysWhy() {
        browser.open(PAGE + CARD + "&engine=mlx");
        browser.awaitText("#yours .yours-verdict", "MLX runs on Apple chips only.");
        assertEquals("MLX runs on Apple chips only.", browser.text("#yours .yours-verdict"));
        browser.open(PAGE + "#kind=apple&mem=16&engine=vllm");
        browser.awaitText("#yours .yours-verdict", "graphics cards only");
        choose("engine", "MLX");
        browser.awaitText("#yours .yours-verdict", "that macOS gives the GPU");
        choose("engine", "llama.cpp");
        browser.awaitText("#yours .yours-verdict", "free for it");
        assertEquals(List.of(), browser.complaints());
    }

    /** Of a card with little to spare Ollama keeps a gibibyte free; llama-server is told to fill it. */
    @Test
    void ollamaIsStartedWithItsVariables() {
        browser.open(PAGE + "#kind=discrete&mem=6&users=2&ctx=4096&kv=q8_0&engine=ollama");
        browser.awaitText("#yours .yours-verdict", "Left alone Ollama would take 4K of context here.");
        browser.awaitText("#yours .cmd", "OLLAMA_CONTEXT_LENGTH=4096 OLLAMA_NUM_PARALLEL=2 OLLAMA_KV_CACHE_TYPE=q8_0");
        choose("quantization", "Q4_K_M");
        browser.awaitText("#yours .yours-verdict", "Ollama keeps 1 GiB of the card free: ");
        browser.awaitText("#yours .yours-verdict", "ollama run hf.co/unsloth/Llama-3.1-8B-Instruct-GGUF:Q4_K_M");
        choose("engine", "llama.cpp");
        browser.awaitText("#yours .cmd", "llama-server");
        assertEquals(List.of(), browser.complaints());
    }

    private void choose(String id, String option) {
        browser.await(id, () -> !browser.all("#" + id + " option").isEmpty());
        browser.await(
                option,
                () -> browser.all("#" + id + " option").stream()
                        .anyMatch(one -> one.getText().equals(option)));
        new Select(browser.one("#" + id)).selectByVisibleText(option);
    }
}
