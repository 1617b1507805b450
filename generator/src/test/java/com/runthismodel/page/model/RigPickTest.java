package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.advice.Pick.Picked;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to take on a machine: sensible on representative ones, and the same with the same reason on the page. */
class RigPickTest {
    private static final Catalog CATALOG = RealCatalog.get();
    private static final Showcase SHOWCASE = Showcase.of(CATALOG);

    /** As model.js works its rows out, without a page. */
    private static final String ASK = """
            (function (models, table, perplexity, device, machine, want, writes, offered) {
              var RTM = self.RTM, lost = RTM.pick.losses(table, perplexity);
              var on = writes && device ? RTM.speed.machine(device) : null;
              var rows = models.map(function (model) {
                var row = Object.assign({ model: model, source: offered.indexOf(model.quantization) >= 0 ? 'x' : '' }, RTM.advice.state(model, want, machine));
                row.refusal = RTM.advice.refusal(model, want);
                if (row.refusal) row.verdict = 'no';
                row.plan = row.verdict === 'offload' ? RTM.advice.offload(model, want, machine) : null;
                row.speed = RTM.pace.of(row, want, machine, on);
                row.pace = row.speed ? row.speed.each : 0;
                row.loss = lost[model.quantization];
                return row;
              });
              var pool = RTM.yours.candidates(rows), best = RTM.pick.best(pool);
              return best ? best.model.quantization + ': ' + RTM.pick.reason(best, pool) : 'none';
            })""";

    private record On(String id, double gib, int cards) {}

    private static final List<On> RIGS = List.of(
            new On("raspberry-pi-5", 8, 1),
            new On("apple-m2", 16, 1),
            new On("nvidia-geforce-gtx-1650", 4, 1),
            new On("nvidia-geforce-rtx-4060", 8, 1),
            new On("nvidia-geforce-rtx-3060-12gb", 12, 1),
            new On("amd-radeon-rx-9070-xt", 16, 1),
            new On("nvidia-geforce-rtx-4090", 24, 1),
            new On("nvidia-geforce-rtx-3090", 24, 2),
            new On("apple-m4-max-40-core", 64, 1),
            new On("nvidia-h100-sxm-80gb", 80, 1));

    private static final List<Wish> WISHES = List.of(
            new Wish(8192, TensorType.F16, 1), new Wish(32_768, TensorType.Q8_0, 1), new Wish(4096, TensorType.F16, 4));

    private Scripts scripts;
    private Object ask;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts(
                "format.js",
                "estimate.js",
                "fit.js",
                "advice.js",
                "pick.js",
                "changes.js",
                "speed.js",
                "pace.js",
                "yours.js");
        scripts.of(DevicesData.of(CATALOG.devices()).text());
        ask = scripts.of(ASK);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    /** A mixture's experts go to RAM before its bits; a slow machine gets fewer bits than it has room for; a fast one all. */
    @ParameterizedTest(name = "{0} on {1}: {3}")
    @CsvSource({
        "qwen3-30b-a3b, nvidia-geforce-rtx-3060-12gb, 12, IQ4_XS, Q2_K would fit whole but loses",
        "qwen3-30b-a3b, nvidia-geforce-rtx-4090, 24, Q5_K_M, the largest that leaves 1 GiB free",
        "llama-3.1-8b-instruct, nvidia-geforce-rtx-3060-12gb, 12, Q6_K, the largest that leaves 1 GiB free",
        "llama-3.1-8b-instruct, raspberry-pi-5, 16, IQ4_XS, nothing is fast here",
        "llama-3.1-8b-instruct, apple-m2, 24, Q4_K_M, and still writes 10 tokens per second",
        "llama-3.3-70b-instruct, nvidia-geforce-rtx-4090, 24, Q4_K_M, nothing fits whole",
        "llama-3.2-1b-instruct, nvidia-geforce-rtx-4090, 24, Q8_0, the largest that leaves 1 GiB free"
    })
    void representativeMachines(String slug, String device, double gib, String name, String reason) {
        Picked picked = java(subject(CATALOG.model(slug).orElseThrow()), new On(device, gib, 1), WISHES.get(0))
                .orElseThrow();
        assertEquals(name, picked.best().name(), picked::toString);
        assertTrue(picked.reason().contains(reason), picked::toString);
    }

    @Test
    void aFewModelsArePickedAlike() {
        Set<String> reasons = new TreeSet<>();
        for (int i = 0; i < CATALOG.models().size(); i += 45)
            compare(CATALOG.models().get(i), reasons);
        assertTrue(reasons.size() >= 5, reasons::toString);
    }

    @Test
    @Tag("slow")
    void everyModelIsPickedAlike() {
        Set<String> reasons = new TreeSet<>();
        CATALOG.models().forEach(model -> compare(model, reasons));
        assertTrue(reasons.size() >= 8, reasons::toString);
    }

    private void compare(Model model, Set<String> reasons) {
        Subject subject = subject(model);
        if (!subject.estimable() || subject.contexts().isEmpty()) return;
        Quantizations table = QuantizationTable.of(subject).orElseThrow().table();
        List<EstimateData.Named> known =
                Choices.main(subject.choices(), Choices.KNOWN, subject.pick(), Choices.KNOWN.size()).stream()
                        .map(choice -> new EstimateData.Named(
                                choice.name(), choice.coefficients().orElseThrow()))
                        .toList();
        Object models = scripts.call(scripts.of("self.RTM.variants"), scripts.parsed(EstimateData.of(known)));
        Object printed = scripts.parsed(table.rows().stream()
                .map(row -> List.of(
                        row.name(),
                        row.bitsPerWeight().orElse(""),
                        row.quality().orElse("")))
                .toList());
        Object offered = scripts.parsed(table.rows().stream()
                .filter(row -> row.repository().isPresent())
                .map(Quantizations.Row::name)
                .toList());
        boolean perplexity = table.qualityUnit().equals("perplexity");
        boolean writes = Speedometer.of(subject).isPresent();
        for (On on : RIGS)
            for (Wish wish : WISHES) {
                Object script = scripts.call(
                        ask, models, printed, perplexity, device(on), machine(on), want(wish), writes, offered);
                String java = java(subject, on, wish)
                        .map(picked -> picked.best().name() + ": " + picked.reason())
                        .orElse("none");
                assertEquals(java, script.toString(), model.slug() + " on " + on + ", " + wish);
                reasons.add(java.substring(java.indexOf(':') + 1).replaceAll("[A-Z0-9_]{4,}", "X"));
            }
    }

    private Object device(On on) {
        return scripts.of("self.RTM.deviceList.filter(function (one) { return one.id === '" + on.id() + "'; })[0]");
    }

    private Object machine(On on) {
        Device device = CATALOG.device(on.id()).orElseThrow();
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("kind", device.kind().name().toLowerCase(Locale.ROOT));
        machine.put("memoryBytes", Bytes.ofGib(on.gib()).count());
        machine.put("cards", on.cards());
        machine.put("ramBytes", 0);
        machine.put("usedBytes", 0);
        machine.put("others", new ArrayList<>());
        return scripts.parsed(machine);
    }

    private Object want(Wish wish) {
        Map<String, Object> want = new LinkedHashMap<>();
        want.put("contextTokens", wish.userContext());
        want.put("cache", wish.cache().name());
        want.put("users", wish.users());
        return scripts.parsed(want);
    }

    private static Subject subject(Model model) {
        return Subject.of(CATALOG, SHOWCASE, model);
    }

    private static Optional<Picked> java(Subject subject, On on, Wish wish) {
        Device device = CATALOG.device(on.id()).orElseThrow();
        Rig rig = new Rig(device.kind(), Bytes.ofGib(on.gib()), on.cards());
        return new RigPick(subject, rig, Machine.of(device, on.gib()), wish).picked();
    }
}
