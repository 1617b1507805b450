package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.page.model.EstimateData;
import com.runthismodel.page.model.EstimateData.Named;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.ScriptableObject;

/** What the page advises: every change it names does make the run fit, every plan of offloading does hold. */
class AdviceTest {
    private static final String CARD =
            "{kind: 'discrete', cards: 1, memoryBytes: %s * 1073741824, ramBytes: 0, usedBytes: 0}";
    private static final String WANT = "{contextTokens: 32768, cache: 'F16', users: 2}";
    private Scripts scripts;

    @BeforeEach
    void open() throws IOException {
        scripts = new Scripts("format.js", "estimate.js", "fit.js", "advice.js", "changes.js", "command.js");
        String model = "llama-3.1-8b";
        List<Named> variants = List.of("Q2_K", "Q4_K_M", "Q8_0").stream()
                .map(name -> new Named(name, Coefficients.of(Truth.architecture(model), name, OptionalLong.empty())))
                .toList();
        ScriptableObject.putProperty(
                (ScriptableObject) scripts.of("self"), "data", scripts.parsed(EstimateData.of(variants)));
        scripts.of("var variants = self.RTM.variants(self.data), contexts = [4096, 8192, 16384, 32768]");
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void everyChangeMakesItFit() {
        for (int gib = 4; gib <= 16; gib += 2) {
            String rig = CARD.formatted(gib);
            Object broken = scripts.of("self.RTM.changes(variants[1], " + WANT + ", " + rig
                    + ", variants, contexts)"
                    + ".filter(function (found) {"
                    + "  var state = self.RTM.advice.state(found.model, found.want, found.rig);"
                    + "  return !found.plan && !self.RTM.advice.whole(state.verdict); }).length");
            assertEquals(0, ((Number) broken).intValue(), gib + " GiB");
        }
    }

    @Test
    void aTooSmallCardIsToldAboutALargerOne() {
        Object kinds = scripts.of("self.RTM.changes(variants[1], " + WANT + ", " + CARD.formatted(8)
                + ", variants, contexts).map(function (found) { return found.kind; }).join()");
        assertTrue(kinds.toString().contains("card"), kinds::toString);
        assertTrue(kinds.toString().contains("context"), kinds::toString);
    }

    @Test
    void anOffloadPlanHoldsAndOneLayerMoreWouldNot() {
        String rig = CARD.formatted(6);
        double layers = ((Number) scripts.of(
                        "var plan = self.RTM.advice.offload(variants[2], " + WANT + ", " + rig + "); plan.gpuLayers"))
                .doubleValue();
        assertTrue(gpu(layers) <= room(rig));
        assertTrue(gpu(layers + 1) > room(rig));
    }

    private double gpu(double layers) {
        return ((Number) scripts.of("self.RTM.memory(variants[2], Object.assign(self.RTM.advice.settings(" + WANT
                        + "), {gpuLayers: " + layers + "})).gpu"))
                .doubleValue();
    }

    private double room(String rig) {
        return ((Number) scripts.of("self.RTM.fit.usable(" + rig + ") - self.RTM.fit.MARGIN / 2")).doubleValue();
    }

    @Test
    void aCommandKeepsWhatItHadAndChangesWhatItMust() {
        String original = "llama-server -hf acme/Acme-1B-GGUF:Q4_K_M --port 8080 -c 8192";
        assertEquals(
                "llama-server -hf acme/Acme-1B-GGUF:Q4_K_M --port 8080 -c 4096",
                rewritten(original, "{source: '', contextTokens: 4096, users: 1, cache: 'F16'}, null"));
        assertEquals(
                String.join(
                        " \\\n  ",
                        "llama-server",
                        "-hf acme/Acme-1B-GGUF:Q8_0",
                        "--port 8080",
                        "-c 65536",
                        "-np 2",
                        "-ngl 12",
                        "-ctk q8_0",
                        "-ctv q8_0"),
                rewritten(
                        original,
                        "{source: 'acme/Acme-1B-GGUF:Q8_0', contextTokens: 32768, users: 2, cache: 'Q8_0'}, {gpuLayers: 12}"));
    }

    private String rewritten(String command, String arguments) {
        return scripts.of("self.RTM.command(\"" + command + "\", " + arguments + ")")
                .toString();
    }
}
