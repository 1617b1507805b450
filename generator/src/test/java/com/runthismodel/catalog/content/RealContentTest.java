package com.runthismodel.catalog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The content of this repository: every file of it is read without a problem, and what it promises is there. */
class RealContentTest {
    private static final Catalog REAL = RealCatalog.get();

    @Test
    void thereAreHundredsOfModelsAndDevices() {
        assertTrue(REAL.models().size() >= 450, "models: " + REAL.models().size());
        assertTrue(REAL.devices().size() >= 350, "devices: " + REAL.devices().size());
        assertTrue(REAL.runtimes().size() >= 14, "runtimes: " + REAL.runtimes().size());
    }

    @Test
    void everyModelHasItsParametersAndItsShape() {
        List<String> without = REAL.models().stream()
                .filter(model ->
                        model.languageParameters().isEmpty() || model.config().isEmpty())
                .map(Model::slug)
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void everyKindOfModelIsThere() {
        Map<ModelType, Long> types = REAL.models().stream()
                .collect(Collectors.groupingBy(m -> m.card().type(), Collectors.counting()));
        assertTrue(types.keySet().containsAll(Set.of(ModelType.TEXT, ModelType.VISION_LANGUAGE, ModelType.EMBEDDING)));
    }

    /** A quantization left out is one that no current runtime reads, or an experiment with a name of its own. */
    @Test
    void nearlyAllFilesHaveANameWeKnow() {
        long variants =
                REAL.models().stream().mapToLong(m -> m.variants().size()).sum();
        long unnamed = REAL.models().stream()
                .flatMap(model -> model.unlisted().stream())
                .filter(unlisted -> unlisted.file().isPresent())
                .count();
        assertTrue(variants > 3000, "variants: " + variants);
        assertTrue(unnamed * 100 < variants, unnamed + " unnamed beside " + variants);
    }

    @Test
    void noVariantIsThereTwice() {
        for (Model model : REAL.models()) {
            long distinct = model.variants().stream()
                    .map(variant -> variant.format() + variant.quantization())
                    .distinct()
                    .count();
            assertEquals(distinct, model.variants().size(), model.slug());
        }
    }
}
