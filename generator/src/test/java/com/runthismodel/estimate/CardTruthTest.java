package com.runthismodel.estimate;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.MethodPage;
import com.runthismodel.TruthFile;
import com.runthismodel.unit.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What llama.cpp took on a real card, to the byte, and what the card lost beside it. */
class CardTruthTest {
    private static final Map<String, Object> ROOT = TruthFile.read("card_truth");
    private static final List<TruthRow> RUNS = TruthRow.all(ROOT, models());

    private static Map<String, Object> models() {
        Map<String, Object> models =
                new HashMap<>(map(TruthFile.read("unseen_truth").get("models")));
        models.putAll(map(TruthFile.read("memory_truth").get("models")));
        return models;
    }

    @Test
    void everyRunIsExact() {
        assertEquals(90, RUNS.size());
        for (TruthRow run : RUNS) assertEquals(run.whole("gpuBytes", 0), run.gpu(), run.row()::toString);
    }

    /** The card loses the process's context and the rounding of each allocation: less than verdicts take off. */
    @Test
    void whatIsTakenOffCoversTheRest() {
        Bytes card = Bytes.ofGib(141);
        for (TruthRow run : RUNS) {
            long beside = run.whole("cardBytes", 0) - run.whole("gpuBytes", 0);
            assertTrue(beside < Fit.driver(card).count(), run.row()::toString);
            assertTrue(beside >= Overhead.of(Rig.card(141)).get(0).low().count(), run.row()::toString);
        }
    }

    @Test
    void theMethodPageSaysSo() {
        LongSummaryStatistics process =
                RUNS.stream().mapToLong(run -> run.whole("processBytes", 0)).summaryStatistics();
        LongSummaryStatistics rounding = RUNS.stream()
                .mapToLong(run -> run.whole("cardBytes", 0) - run.whole("processBytes", 0) - run.whole("gpuBytes", 0))
                .summaryStatistics();
        assertEquals(process.getMin(), process.getMax());
        long models =
                RUNS.stream().map(run -> run.row().get("model")).distinct().count();
        String words = MethodPage.words();
        for (String said : List.of(
                "On an NVIDIA H200, " + RUNS.size() + " of " + RUNS.size() + " runs of " + models + " models",
                mib(process.getMin()) + " MiB for the process",
                mib(rounding.getMin()) + " to " + mib(rounding.getMax()) + " MiB"))
            assertTrue(words.contains(said), said);
    }

    private static long mib(long bytes) {
        return Math.round(bytes / (double) Bytes.PER_MIB);
    }
}
