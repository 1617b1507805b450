package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device.Kind;
import com.runthismodel.page.model.EstimateData;
import com.runthismodel.page.model.EstimateData.Named;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** The shipped fit.js and format.js answer and print what Java does. */
class FitParityTest {
    private static final double[] SIZES = {0.5, 1, 3.5, 4, 8, 11, 16, 24, 35, 36, 48, 96, 128, 512};
    private final Map<String, Object> functions = new HashMap<>();
    private Scripts scripts;

    @BeforeEach
    void open() throws IOException {
        scripts = new Scripts("estimate.js", "fit.js", "format.js");
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aFewModelsLeaveAndNeedTheSame() {
        List<String> all = Truth.models().keySet().stream().sorted().toList();
        for (int i = 0; i < all.size(); i += all.size() / 6)
            compare(all.get(i), "Q4_K_M", EnumSet.noneOf(Verdict.class));
    }

    @Test
    @Tag("slow")
    void everyModelLeavesAndNeedsTheSame() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (String name : List.of("Q2_K", "F16"))
            for (String model : Truth.models().keySet()) compare(model, name, seen);
        assertEquals(EnumSet.allOf(Verdict.class), seen, "every verdict was compared");
    }

    private void compare(String model, String name, Set<Verdict> seen) {
        Coefficients java = Coefficients.of(Truth.architecture(model), name, OptionalLong.empty());
        Object script = ((NativeArray) scripts.call(
                        scripts.of("self.RTM.variants"),
                        scripts.parsed(EstimateData.of(List.of(new Named(name, java))))))
                .get(0);
        MemoryEstimate run = MemoryEstimator.of(java, RunSettings.headline(8192));
        Object memory =
                scripts.call(scripts.of("self.RTM.memory"), script, scripts.parsed(Map.of("contextTokens", 8192)));
        Object needs = scripts.call(scripts.of("self.RTM.fit.needs"), script, memory);
        for (Rig rig : rigs()) {
            Object other = scripts.parsed(plain(rig));
            String where = model + " " + name + " on " + rig;
            assertEquals(Fit.usable(rig).count(), number("usable", other), where);
            assertEquals(Fit.needed(rig, java, run).count(), number("needed", other, needs), where);
            Verdict verdict = Fit.of(rig, java, run);
            assertEquals(
                    verdict.key(),
                    scripts.call(function("verdict"), other, needs).toString(),
                    where);
            seen.add(verdict);
            Object busy = scripts.call(function("withDesktop"), other);
            Fit.Span span = Fit.span(rig, java, run);
            if (busy == null) assertTrue(span.sure(), where);
            else
                assertEquals(
                        span.withDesktop().key(),
                        scripts.call(function("verdict"), busy, needs).toString(),
                        where);
        }
    }

    @Test
    void lettersAreTheSame() {
        for (Verdict verdict : Verdict.values()) {
            for (double speed = 0.5; speed < 20; speed += 0.5)
                assertEquals(
                        Grade.of(verdict, OptionalDouble.of(speed)).name(),
                        scripts.call(function("grade"), verdict.key(), speed).toString());
            assertEquals(
                    Grade.of(verdict, OptionalDouble.empty()).name(),
                    scripts.call(function("grade"), verdict.key(), 0).toString());
        }
    }

    private static List<Rig> rigs() {
        List<Rig> rigs = new ArrayList<>();
        for (Kind kind : Kind.values()) for (double gib : SIZES) rigs.add(new Rig(kind, Bytes.ofGib(gib), 1));
        for (int cards : new int[] {2, 3, 8})
            for (double gib : SIZES) rigs.add(new Rig(Kind.DISCRETE, Bytes.ofGib(gib), cards));
        return rigs;
    }

    private static Map<String, Object> plain(Rig rig) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("kind", rig.kind().name().toLowerCase(Locale.ROOT));
        plain.put("memoryBytes", rig.memoryEach().count());
        plain.put("cards", rig.cards());
        return plain;
    }

    private long number(String function, Object... arguments) {
        return ((Number) scripts.call(function(function), arguments)).longValue();
    }

    private Object function(String name) {
        return functions.computeIfAbsent(name, key -> scripts.of("self.RTM.fit." + key));
    }

    @Test
    void memoryInUseAndMoreRamCount() {
        String rig = "{kind: 'discrete', memoryBytes: 8 * 1073741824, cards: 1";
        Object free =
                scripts.of("self.RTM.fit.usable(" + rig + "}) - self.RTM.fit.usable(" + rig + ", usedBytes: 1000})");
        assertEquals(1000, ((Number) free).longValue());
        String need = "{card: 20 * 1073741824, all: 40 * 1073741824}";
        assertEquals("no", scripts.of("self.RTM.fit.verdict(" + rig + "}, " + need + ")"));
        assertEquals(
                "offload", scripts.of("self.RTM.fit.verdict(" + rig + ", ramBytes: 64 * 1073741824}, " + need + ")"));
    }

    /** Layers dealt out by free memory, and the same besides on every card: all of them must hold their part. */
    @Test
    void cardsOfSeveralKindsFitWhenEachHoldsItsShare() {
        Random random = new Random(11);
        long gib = Bytes.PER_GIB;
        int fitting = 0;
        for (int i = 0; i < 2000; i++) {
            long[] memory = random.longs(2 + random.nextInt(3), 4, 49)
                    .map(size -> size * gib)
                    .toArray();
            long split = random.nextLong(140 * gib);
            long perCard = random.nextLong(3 * gib);
            Map<String, Object> rig = card(memory[0]);
            rig.put("kind", "discrete");
            rig.put(
                    "others",
                    Arrays.stream(memory).skip(1).mapToObj(FitParityTest::card).toList());
            Map<String, Object> need = Map.of("split", split, "perCard", perCard, "card", 1, "all", 1);
            Object asked = scripts.parsed(rig);
            long room = number("usable", asked) - number("needed", asked, scripts.parsed(need));
            long free = Arrays.stream(memory).map(size -> usable(size)).sum();
            boolean each = Arrays.stream(memory)
                    .allMatch(size -> (double) split * usable(size) / free + perCard <= usable(size));
            // A byte of rounding either way decides nothing.
            if (Math.abs(room) > memory.length) assertEquals(each, room > 0, () -> rig + " " + need);
            if (each) fitting++;
        }
        assertTrue(fitting > 200 && fitting < 1800, fitting + " of 2000 fit");
    }

    private static Map<String, Object> card(long memoryBytes) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("memoryBytes", memoryBytes);
        card.put("cards", 1);
        return card;
    }

    private static long usable(long size) {
        return Fit.usable(new Rig(Kind.DISCRETE, new Bytes(size), 1)).count();
    }

    @Test
    void equalCardsAreTheSameHoweverTheyAreSaid() {
        String need = "{split: 30 * 1073741824, perCard: 1234567, card: 1, all: 1}";
        String one = "{kind: 'discrete', memoryBytes: 24 * 1073741824, cards: 3}";
        String parts =
                "{kind: 'discrete', memoryBytes: 24 * 1073741824, cards: 1, others: [{memoryBytes: 24 * 1073741824, cards: 2}]}";
        for (String function : List.of("usable", "needed", "verdict"))
            assertEquals(
                    scripts.of("self.RTM.fit." + function + "(" + one + "," + need + ")"),
                    scripts.of("self.RTM.fit." + function + "(" + parts + "," + need + ")"));
    }

    @Test
    void wordsAreThoseOfThePrintedTable() {
        for (Verdict verdict : Verdict.values())
            assertEquals(verdict.word(), scripts.of("self.RTM.fit.WORDS." + verdict.key()));
    }

    @Test
    void numbersPrintAlike() {
        Random random = new Random(4);
        Object gib = scripts.of("self.RTM.gib");
        for (int i = 0; i < 600; i++) {
            long bytes = i < 200 ? i * 5_368_709L : random.nextLong(1L << 45);
            assertEquals(new Bytes(bytes).gib(), scripts.call(gib, bytes), () -> bytes + " bytes");
        }
        for (long tokens :
                new long[] {1, 512, 1000, 1024, 4096, 10_000, 32_768, 131_072, 200_000, 1_048_576, 1_572_864})
            assertEquals(Tokens.shortText(tokens), scripts.of("self.RTM.tokens(" + tokens + ")"));
        assertTrue(scripts.of("self.RTM.grouped(1234567)").equals("1,234,567"));
    }
}
