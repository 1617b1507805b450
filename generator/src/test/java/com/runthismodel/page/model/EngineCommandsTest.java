package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.snippet.Commands;
import com.runthismodel.snippet.Offer;
import com.runthismodel.snippet.RunOptions;
import com.runthismodel.snippet.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped script types the command that Java does. */
class EngineCommandsTest {
    private EngineScripts engines;

    @BeforeEach
    void open() throws Exception {
        engines = new EngineScripts();
    }

    @AfterEach
    void close() {
        engines.close();
    }

    /** With every setting and with none, for all models and runtimes that offer something: the server's step is the same. */
    @Test
    void commandsAreTypedTheSame() {
        RunOptions all = RunOptions.context(16_384)
                .withUsers(8)
                .withCards(2, OptionalInt.of(93))
                .withCache("fp8", "fp8");
        TreeSet<String> typed = new TreeSet<>();
        List<Model> models = RealCatalog.get().models();
        for (int i = 0; i < models.size(); i += 7)
            for (String id : List.of("vllm", "sglang", "mlx-lm", "mlx-vlm"))
                for (RunOptions options : List.of(all, RunOptions.defaults()))
                    if (sameCommand(models.get(i), RealCatalog.get().runtime(id).orElseThrow(), options)) typed.add(id);
        assertEquals(4, typed.size(), typed::toString);
    }

    private boolean sameCommand(Model model, Runtime runtime, RunOptions options) {
        Offer offer = Commands.of(runtime, model, "", options);
        if (!(offer instanceof Offer.Offered offered) || model.known().isEmpty()) return false;
        Map<String, Object> values = new HashMap<>();
        values.put("repo", offered.weights().repo().toString());
        if (options.users().isPresent())
            values.putAll(Map.of(
                    "userContextTokens", 16_384, "users", 8, "cards", 2, "memoryShare", "0.93", "keyType", "fp8"));
        String actual = engines.scripts
                .call(
                        engines.scripts.of("self.RTM.commandLines"),
                        runtime.id(),
                        offered.weights().format().key(),
                        engines.scripts.parsed(values))
                .toString();
        List<String> steps = new ArrayList<>();
        for (Step step : offered.steps()) steps.add(step.command());
        if (runtime.formats(model.card().type()).isEmpty()
                || model.card().type().label().matches("Embedding|Rerank.*")) return false;
        assertTrue(steps.contains(actual), () -> actual + " is none of " + steps);
        return true;
    }
}
