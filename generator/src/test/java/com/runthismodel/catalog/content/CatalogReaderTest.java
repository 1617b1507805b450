package com.runthismodel.catalog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.unit.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The small site, read and joined. */
class CatalogReaderTest {
    private static final Catalog SMALL =
            CatalogReader.read(Path.of("generator/src/test/resources/sites/small/content"));

    private static Model model(String slug) {
        return SMALL.model(slug).orElseThrow();
    }

    private static List<String> variants(String slug) {
        return model(slug).variants().stream()
                .map(v -> v.format() + " " + v.quantization() + " "
                        + v.fileBytes().map(Bytes::count).orElse(-1L))
                .toList();
    }

    @Test
    void everythingIsThereAndSorted() {
        assertEquals(
                List.of("acme-1b-instruct", "acme-embed-small", "acme-moe-7b-a1b", "acme-strange-2b"),
                SMALL.models().stream().map(Model::slug).toList());
        assertEquals(4, SMALL.devices().size());
        assertEquals(2, SMALL.runtimes().size());
        assertEquals(3, SMALL.measurements().size());
        assertEquals("Small", SMALL.site().name());
    }

    @Test
    void variantsComeFromFileNamesMostBitsFirst() {
        assertEquals(
                List.of(
                        "GGUF F16 2479595360",
                        "GGUF Q8_0 1321082688",
                        "GGUF Q4_K_M 807694464",
                        "GGUF Q4_0 773025920",
                        "MLX MLX 4-bit -1",
                        "SAFETENSORS BF16 2471645608"),
                variants("acme-1b-instruct"));
    }

    @Test
    void splitSetsAreSummedAndUnknownQuantizationsLeftOut() {
        assertEquals(
                List.of("GGUF F16 13841334240", "GGUF Q6_K -1", "GGUF UD-Q4_K_XL 4301234560", "GGUF Q4_K_M 4212310016"),
                variants("acme-moe-7b-a1b"));
        assertEquals(
                List.of(new Model.Unlisted(
                        RepoId.of("converters/Acme-MoE-7B-A1B-GGUF"), Optional.of("Acme-MoE-7B-A1B-Q4_0_4_4"))),
                model("acme-moe-7b-a1b").unlisted());
    }

    @Test
    void aModelCarriesItsLicenceItsCountsAndItsRuns() {
        Model moe = model("acme-moe-7b-a1b");
        assertEquals(Optional.of(Licence.Commercial.NO), moe.licence().map(Licence::commercial));
        assertEquals(6919161856L, moe.languageParameters().orElseThrow());
        assertEquals(1282017280L, moe.activeParameters().orElseThrow());
        assertEquals(4096, moe.contextTokens().orElseThrow());
        assertEquals(
                List.of("a0002"),
                moe.measurements().stream().map(Measurement::id).toList());
    }

    @Test
    void nestedConfigsAreReadWhereTheLanguageModelIs() {
        Model strange = model("acme-strange-2b");
        assertEquals(1536, strange.config().orElseThrow().integer("hidden_size").orElseThrow());
        assertEquals(32768, strange.contextTokens().orElseThrow());
        assertTrue(strange.known().isEmpty(), "an unknown architecture is never priced as another");
    }

    @Test
    void twoReadingsAreEqual() {
        assertEquals(
                SMALL.models(),
                CatalogReader.read(Path.of("generator/src/test/resources/sites/small/content"))
                        .models());
    }
}
