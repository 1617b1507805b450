package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every real renderer string through the shipped probe in a browser, its getParameter answering with the string. */
@Tag("browser")
class ProbeStringsTest {
    private static final Path STRINGS = Path.of("generator/src/test/resources/renderer/strings.tsv");

    @Test
    void theBrowserAnswersAsTheStringAllows() throws IOException {
        List<String[]> rows = Files.readAllLines(STRINGS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        Browser browser = Browser.fresh();
        browser.pretend("", 8);
        browser.open("models/llama-3.2-1b-instruct.html");
        browser.button("Read my hardware").click();
        browser.await(
                "the probe",
                () -> browser.script("return Boolean(self.RTM.probe)").equals(true));
        List<String> renderers = rows.stream().map(row -> row[6]).toList();
        browser.script("self.strings = arguments[0]", renderers);
        List<?> answers = (List<?>) browser.await("const all = []; for (const one of self.strings) {"
                + "WebGLRenderingContext.prototype.getParameter = () => one;"
                + "const { answer } = await self.RTM.probe(); all.push(answer.identity); } return all;");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            // What Safari calls itself proves nothing on this machine, which is no Apple.
            String expected = renderers.get(i).equals("Apple GPU") ? "none" : rows.get(i)[1];
            if (!List.of(expected.split("-or-")).contains(answers.get(i)))
                wrong.add(renderers.get(i) + ": " + answers.get(i) + ", not " + expected);
        }
        assertEquals(List.of(), wrong);
        assertTrue(answers.size() > 500, "strings were read");
        assertEquals(List.of(), browser.complaints());
    }
}
