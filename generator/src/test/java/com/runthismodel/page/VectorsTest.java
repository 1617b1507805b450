package com.runthismodel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.page.site.SitePlans;
import com.runthismodel.source.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published vectors hold what somebody else needs to repeat them, and a sum done by hand. */
class VectorsTest {

    @Test
    void thereAreSomeHundredsAndTheyAreWhole() throws IOException {
        List<?> models = (List<?>) suite().get("models");
        int runs = models.stream()
                .mapToInt(model -> ((List<?>) map(model).get("runs")).size())
                .sum();
        assertEquals(17 * 2, models.size(), "a model of the list is gone from the catalogue");
        assertTrue(runs >= 400, runs + " runs");
        for (Object model : models)
            for (Object run : (List<?>) map(model).get("runs"))
                assertTrue(map(run).containsKey("memory") != map(run).containsKey("refusal"), run::toString);
    }

    /** 32 layers, keys and values of 1,024 numbers in two bytes, 8,192 cells. */
    @Test
    void cacheOfLlamaAtTheHeadline() throws IOException {
        Map<?, ?> llama = ((List<?>) suite().get("models"))
                .stream()
                        .map(VectorsTest::map)
                        .filter(model -> model.get("slug").equals("llama-3.1-8b-instruct"))
                        .filter(model -> model.get("quantization").equals("Q4_K_M"))
                        .findFirst()
                        .orElseThrow();
        Map<?, ?> headline = map(((List<?>) llama.get("runs")).get(1));
        assertEquals(8192L, ((Number) map(headline.get("settings")).get("contextTokens")).longValue());
        assertEquals(
                32L * 2 * 1024 * 2 * 8192, ((Number) map(headline.get("memory")).get("gpuKv")).longValue());
    }

    private static Map<?, ?> suite() throws IOException {
        String text = SitePlans.vectors(RealCatalog.get()).make().get().files().stream()
                .map(file -> ((TextFile) file).text())
                .findFirst()
                .orElseThrow();
        return map(Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
