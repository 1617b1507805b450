package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.advice.Change;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** What would have to change: the page's script comes to the solver's changes, bytes, verdicts and words. */
class ChangesParityTest {
    private static final List<Long> CONTEXTS = List.of(4096L, 8192L, 16_384L, 32_768L, 65_536L, 131_072L);
    private static final Showcase SHOWCASE = Showcase.of(RealCatalog.get());

    private static final List<Wish> WISHES = List.of(
            new Wish(8192, TensorType.F16, 1),
            new Wish(32_768, TensorType.F16, 3),
            new Wish(65_536, TensorType.Q8_0, 2),
            new Wish(8192, TensorType.Q4_0, 1));

    private static final List<Rig> RIGS = List.of(
            Rig.card(4),
            Rig.card(8),
            Rig.card(12),
            Rig.card(24),
            new Rig(Device.Kind.DISCRETE, Bytes.ofGib(24), 2),
            new Rig(Device.Kind.APPLE, Bytes.ofGib(16), 1),
            new Rig(Device.Kind.DATACENTER, Bytes.ofGib(80), 4));

    private static final String ASK = """
            (function (variants, at, want, rig, contexts) {
              return self.RTM.changes(variants[at], want, rig, variants, contexts).map(function (found) {
                return [found.kind, found.model.quantization, found.what, found.cost, self.RTM.fit.needed(found.rig, found.need), found.verdict].join('|');
              }).join('\\n');
            })""";

    private final Set<Change.Kind> seen = EnumSet.noneOf(Change.Kind.class);
    private Scripts scripts;
    private Object ask;
    private int changes;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts("format.js", "estimate.js", "fit.js", "advice.js", "changes.js");
        ask = scripts.of(ASK);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aFewModelsChangeAlike() {
        List<Model> models = RealCatalog.get().models();
        for (int i = 7; i < models.size(); i += 45) compare(models.get(i));
        assertTrue(changes > 250, changes + " changes");
        assertEquals(EnumSet.allOf(Change.Kind.class), seen);
    }

    @Test
    @Tag("slow")
    void everyModelChangesAlike() {
        RealCatalog.get().models().forEach(this::compare);
        assertTrue(changes > 10_000, changes + " changes");
        assertEquals(EnumSet.allOf(Change.Kind.class), seen);
    }

    private void compare(Model model) {
        Subject subject = Subject.of(RealCatalog.get(), SHOWCASE, model);
        if (!subject.estimable()) return;
        List<EstimateData.Named> named = new ArrayList<>();
        for (Choice choice : Choices.main(subject.choices(), Choices.KNOWN, subject.pick(), Choices.KNOWN.size()))
            if (choice.coefficients().orElseThrow().quantization().equals(choice.name()))
                named.add(new EstimateData.Named(
                        choice.name(), choice.coefficients().orElseThrow()));
        if (named.isEmpty()) return;
        NativeArray variants =
                (NativeArray) scripts.call(scripts.of("self.RTM.variants"), scripts.parsed(EstimateData.of(named)));
        List<Coefficients> java =
                named.stream().map(EstimateData.Named::coefficients).toList();
        for (int i = 0; i < RIGS.size(); i++)
            for (int w = 0; w < WISHES.size(); w++)
                compare(variants, java, (i + w) % java.size(), RIGS.get(i), WISHES.get(w));
    }

    private void compare(NativeArray variants, List<Coefficients> java, int at, Rig rig, Wish wish) {
        List<Change> expected = Solver.changes(rig, wish, java.get(at), java, CONTEXTS);
        Object script = scripts.call(ask, variants, at, want(wish), plain(rig), scripts.parsed(CONTEXTS));
        assertEquals(
                expected.stream().map(ChangesParityTest::line).collect(Collectors.joining("\n")),
                script.toString(),
                () -> java.get(at).architecture() + " " + java.get(at).quantization() + " on " + rig + ", " + wish);
        changes += expected.size();
        expected.forEach(change -> seen.add(change.kind()));
    }

    private static String line(Change change) {
        return String.join(
                "|",
                change.kind().key(),
                change.model().quantization(),
                change.what(),
                change.cost(),
                Long.toString(change.needed().count()),
                change.verdict().key());
    }

    private Object want(Wish wish) {
        return scripts.parsed(Map.of(
                "contextTokens", wish.userContext(), "cache", wish.cache().name(), "users", wish.users()));
    }

    private Object plain(Rig rig) {
        return scripts.parsed(Map.of(
                "kind",
                rig.kind().name().toLowerCase(Locale.ROOT),
                "memoryBytes",
                rig.memoryEach().count(),
                "cards",
                rig.cards()));
    }
}
