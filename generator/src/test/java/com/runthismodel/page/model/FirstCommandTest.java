package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.ModelSheet;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ollama takes no GGUF in parts and would pull a far smaller file: the first screen must not show that command. */
class FirstCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"dots.llm1.inst", "deepseek-r1-0528", "qwen3.5-122b-a10b", "qwen2.5-7b-instruct"})
    void firstCommandPullsWhatTheFiguresAreOf(String slug) {
        Model model = RealCatalog.get().model(slug).orElseThrow();
        ModelPages.Work work = new ModelPages(RealCatalog.get()).work(model);
        ModelSheet sheet = work.sheet();
        String pick = work.subject().pick().orElseThrow().name();
        String command = sheet.answer().command().orElseThrow();
        assertTrue(command.toUpperCase(Locale.ROOT).contains(":" + pick), command);
        HowToRun.RuntimeSteps ollama = sheet.run().runtimes().stream()
                .filter(runtime -> runtime.id().equals("ollama"))
                .findFirst()
                .orElseThrow();
        assertTrue(ollama.note().orElseThrow().contains("several files"), ollama::toString);
        assertEquals("llama-server", sheet.run().first().orElseThrow().id());
    }
}
