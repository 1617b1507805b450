package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.RunSettings.Outputs;
import com.runthismodel.estimate.SeveralCards.Card;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Llama 3.1 8B at 8,192 tokens on two cards, against the buffers llama.cpp reports (memory model 4.5). */
class SeveralCardsTest {
    private static final Coefficients MODEL =
            Coefficients.of(Truth.architecture("llama-3.1-8b"), "Q4_K_M", OptionalLong.empty());
    private static final RunSettings SERVER = RunSettings.headline(8192);

    @Test
    void computeBuffersOfAServerAreThoseMeasured() {
        assertEquals(List.of("172", "204"), compute(SeveralCards.byLayer(MODEL, SERVER, 2)));
    }

    @Test
    void logitsOfEveryTokenLieOnTheLastCard() {
        RunSettings all = SERVER.withBatch(512, Outputs.ALL);
        List<Card> cards = SeveralCards.byLayer(MODEL, all, 2);
        assertEquals("172", cards.get(0).compute().mib());
        // 354.5, printed as 354 by llama.cpp's log line of whole MiB.
        assertEquals(354, cards.get(1).compute().count() / Bytes.PER_MIB);
    }

    /** 32 blocks and the output are 33: the first card takes those below 16.5. */
    @Test
    void theOutputCountsAsALayerOfTheLastCard() {
        List<Card> cards = SeveralCards.byLayer(MODEL, SERVER, 2);
        assertEquals(List.of(17, 15), cards.stream().map(Card::layers).toList());
        // 32 MiB of cache a layer.
        assertEquals(17 * 32, cards.get(0).kv().count() / Bytes.PER_MIB);
    }

    @Test
    void nothingIsLostInTheSplit() {
        MemoryEstimate one = MemoryEstimator.of(MODEL, SERVER);
        for (int cards = 2; cards <= 8; cards++) {
            List<Card> split = SeveralCards.byLayer(MODEL, SERVER, cards);
            long weights =
                    split.stream().mapToLong(card -> card.weights().count()).sum();
            assertEquals(one.gpuWeights().count() + (cards - 1) * MODEL.ropeGpuBytes(), weights);
            assertEquals(
                    one.gpuKv().count(),
                    split.stream().mapToLong(card -> card.kv().count()).sum());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-3.1-8b", "gemma-3-1b", "qwen3-30b-a3b", "deepseek-v2-lite", "granite-4.0-h-tiny"})
    void whatFitDemandsOfSeveralCardsIsEnough(String name) {
        Coefficients model = Coefficients.of(Truth.architecture(name), "Q4_K_M", OptionalLong.empty());
        for (int cards = 2; cards <= 8; cards++)
            for (long tokens : new long[] {4096, 131_072}) {
                RunSettings settings = RunSettings.headline(tokens);
                Rig rig = new Rig(Device.Kind.DATACENTER, Bytes.ofGib(80), cards);
                long demanded = Fit.needed(rig, model, MemoryEstimator.of(model, settings))
                                .count()
                        / cards;
                for (Card card : SeveralCards.byLayer(model, settings, cards))
                    assertTrue(
                            card.total().count() <= demanded,
                            card + ", " + demanded + " of " + cards + " at " + tokens);
            }
    }

    @Test
    void aSplitNeedsCardsAndAllLayers() {
        assertThrows(IllegalArgumentException.class, () -> SeveralCards.byLayer(MODEL, SERVER, 1));
        assertThrows(IllegalArgumentException.class, () -> SeveralCards.byLayer(MODEL, SERVER.withOffload(32, 0), 2));
    }

    private static List<String> compute(List<Card> cards) {
        return cards.stream().map(card -> card.compute().mib()).toList();
    }
}
