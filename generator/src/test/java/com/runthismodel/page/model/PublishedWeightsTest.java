package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.tensor.Numbers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engines load of models whose makers did not publish 16 bits, against sums done by hand. */
class PublishedWeightsTest {
    /**
     * The first two are {@code total_size} of the repositories' own index. DeepSeek V3: 669,065,609,216 numbers of 8 bits,
     * 1,960,809,984 of 16, and 40,838,232 scales, which are the 41,540,496 of the repository without the 702,264 of its
     * prediction block. MiniMax: 227,410,968,576, 1,278,796,288 and 13,880,064. Kimi K2: 1,023,893,241,856, 2,514,990,592
     * and 62,495,192; K2 Thinking: 1,014,686,023,680 numbers of 4.5 bits, 11,722,208,768 of 16. Devstral: the blocks'
     * 22,229,811,200 of 8 bits and 1,342,592,000 of 16.
     */
    @ParameterizedTest(name = "{0}: {1}, {2} bytes")
    @CsvSource({
        "gpt-oss-20b, MXFP4, 13761264768",
        "gpt-oss-120b, MXFP4, 65248815744",
        "deepseek-v3, 'FP8, blocks', 673150582112",
        "deepseek-v3.1, 'FP8, blocks', 673150582112",
        "minimax-m2, 'FP8, blocks', 230024081408",
        "kimi-k2-instruct, 'FP8, blocks', 1029173203808",
        "kimi-k2-thinking, 'INT4, experts', 594205305856",
        "devstral-small-2-24b-instruct-2512, FP8, 24914995200"
    })
    void makersOwn(String slug, String name, long bytes) {
        Model model = RealCatalog.get().model(slug).orElseThrow();
        EngineWeights own = weights(model).stream()
                .filter(one -> one.repo().equals(Optional.of(model.card().hub())))
                .findFirst()
                .orElseThrow();
        assertEquals(name, own.name());
        assertEquals(bytes, own.bytes().count());
    }

    /** Nobody is known to have them in 16 bits, and eight bits in blocks stand for eight bits. */
    @Test
    void noOtherFloatsAreListedBeside() {
        List<String> names = weights(RealCatalog.get().model("minimax-m2").orElseThrow()).stream()
                .filter(one -> one.format() != Format.MLX)
                .map(EngineWeights::name)
                .toList();
        assertEquals(List.of("FP8, blocks", "AWQ 4-bit"), names);
    }

    /** 1,536 over 8 cards are 192: no whole blocks of 128. In 16 bits, which nobody publishes, 8 would do. */
    @Test
    void blocksAreDealtOutWhole() {
        Model model = RealCatalog.get().model("minimax-m2").orElseThrow();
        TensorParallel parallel = TensorParallel.of(model.known().orElseThrow());
        assertEquals(
                4,
                parallel.cards(
                        8,
                        RealCatalog.get().quantizations().other("FP8, blocks").orElseThrow()));
        assertEquals(
                8,
                parallel.cards(
                        8, RealCatalog.get().quantizations().other("BF16").orElseThrow()));
    }

    /** A recipe nobody here can count is not taken for 16 bits. */
    @Test
    void everySnapshotThatNamesARecipeHasItsLayout() {
        List<Model> quantized = RealCatalog.get().models().stream()
                .filter(Model::publishedQuantized)
                .toList();
        assertTrue(quantized.size() > 20, quantized.size() + " models");
        for (Model model : quantized) {
            RepoId own = model.card().hub();
            assertTrue(model.variants().stream().anyMatch(one -> one.repo().equals(own)), model.slug());
        }
    }

    private static List<EngineWeights> weights(Model model) {
        Numbers numbers = Numbers.of(model.known().orElseThrow());
        return EngineWeights.of(model, numbers, RealCatalog.get().quantizations());
    }
}
