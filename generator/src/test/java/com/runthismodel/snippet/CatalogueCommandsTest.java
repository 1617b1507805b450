package com.runthismodel.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Variant;
import com.runthismodel.snippet.Offer.Offered;
import com.runthismodel.snippet.Offer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** All runtimes with all models of the real catalogue. */
class CatalogueCommandsTest {
    private static final Catalog CATALOG = RealCatalog.get();

    private static List<Offer> offers(RunOptions options) {
        List<Offer> all = new ArrayList<>();
        for (Model model : CATALOG.models())
            for (Runtime runtime : CATALOG.runtimes()) all.add(Commands.of(runtime, model, "Q4_K_M", options));
        return all;
    }

    @Test
    void everyModelWithGgufFilesRunsOnLlamaServer() {
        Runtime llamaServer = CATALOG.runtime("llama-server").orElseThrow();
        for (Model model : CATALOG.models())
            if (!model.card().files().gguf().isEmpty()) {
                Offer offer = Commands.of(llamaServer, model, "Q4_K_M", RunOptions.defaults());
                assertTrue(offer instanceof Offered, model.slug() + ": " + offer);
            }
    }

    @Test
    @Tag("slow")
    void theQuantizationAskedForIsTheOnePulled() {
        for (Model model : CATALOG.models())
            for (Variant variant : model.variants())
                if (variant.format() == Format.GGUF)
                    for (Runtime runtime : CATALOG.runtimes())
                        if (Commands.of(runtime, model, variant.quantization(), RunOptions.defaults())
                                        instanceof Offered offered
                                && offered.weights().format() == Format.GGUF) pulls(model, variant, offered);
    }

    /** Another quantization may stand in only where the runtime refuses the one asked for, such as one in parts. */
    private static void pulls(Model model, Variant variant, Offered offered) {
        boolean same = offered.weights().quantization().equals(variant.quantization());
        boolean refused = Commands.of(
                        offered.runtime(),
                        new Candidates(model, variant.quantization()).weights(variant),
                        RunOptions.defaults())
                instanceof Refused;
        assertTrue(
                same || refused,
                model.slug() + " " + variant.quantization() + " "
                        + offered.runtime().id());
        if (!same) assertTrue(offered.note().orElse("").contains("Takes "), model.slug() + ": says no reason");
        if (!same) return;
        String commands =
                String.join("\n", offered.steps().stream().map(Step::command).toList());
        assertTrue(
                commands.contains(variant.repo() + ":" + variant.label())
                        || commands.contains(variant.repo() + "@" + variant.label())
                        || commands.contains(variant.files().get(0).rfilename()),
                commands);
    }

    @Test
    void whatIsNotOfferedSaysWhyAndEveryRuntimeIsOfferedForSomeModel() {
        Map<String, Integer> offered = new TreeMap<>();
        for (Offer offer : offers(RunOptions.defaults())) {
            offered.merge(offer.runtime().id(), offer instanceof Offered ? 1 : 0, Integer::sum);
            if (offer instanceof Refused refused)
                assertTrue(
                        refused.reason().matches("[A-Z].*[.]"),
                        refused.runtime().id() + ": " + refused.reason());
        }
        assertFalse(offered.containsValue(0), offered.toString());
    }

    @Test
    @Tag("slow")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void bashParsesEveryCommandOfEveryPage() throws Exception {
        StringBuilder script = new StringBuilder();
        for (Offer offer : offers(Samples.EVERYTHING))
            if (offer instanceof Offered offered)
                for (Step step : offered.steps()) script.append(step.command()).append('\n');
        Process bash =
                new ProcessBuilder("/bin/bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
            in.write(script.toString());
        }
        assertEquals("", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, bash.waitFor());
    }
}
