package com.runthismodel.page.model;

import static com.runthismodel.page.model.EngineScripts.CARDS_GIB;
import static com.runthismodel.page.model.EngineScripts.CONTEXTS;
import static com.runthismodel.page.model.EngineScripts.USERS;
import static com.runthismodel.page.model.EngineScripts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedExplanation;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.ShareSolver;
import com.runthismodel.page.model.EngineScripts.Loaded;
import com.runthismodel.unit.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped script of servers with a paged cache holds and takes what Java does. */
class EngineParityTest {
    private static final int[] COUNTS = {1, 2, 3, 8};
    private static final long[] USED = {0, Bytes.PER_GIB, 3 * Bytes.PER_GIB};

    private static final String PAGED = """
            (function (model, engine, memory, count, data, row, numberBytes, used, tokens, users, trained) {
              var paged = self.RTM.paged, weights = self.RTM.engineSpeed.weights(row);
              var cards = paged.dealt(data, count, weights.blockRows);
              var server = paged.solved(model, weights.bytes, paged.server(engine, memory, cards, numberBytes), used, tokens, users);
              var range = paged.range(model, weights.bytes, server);
              var text = (terms) => terms.map((one) => [one.what, one.formula, one.bytes, one.section].join('|')).join('\\n');
              return [cards, server.percent, server.batch, range.least.pool, range.most.pool, paged.poolTokens(range.least), paged.poolTokens(range.most),
                paged.users(range.least, tokens), paged.users(range.most, tokens), paged.longest(range.least, trained), paged.verdict(range, tokens, users),
                text(self.RTM.pagedTerms.pool(range.least, weights.bytes)), text(self.RTM.pagedTerms.request(range.least, tokens))].join('\\n');
            })""";

    private EngineScripts engines;
    private Object paged;
    private int asked;
    private int held;
    private final Map<String, Integer> verdicts = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        engines = new EngineScripts();
        paged = engines.scripts.of(PAGED);
    }

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void aFewModelsHoldAndTakeTheSame() {
        List<Model> models = RealCatalog.get().models();
        for (int i = 0; i < models.size(); i += 60) compare(models.get(i), 37);
        assertTrue(asked > 400 && held > 100, asked + " compared, " + held + " hold something");
        assertEquals(3, verdicts.size(), verdicts::toString);
    }

    @Test
    @Tag("slow")
    void everyModelHoldsAndTakesTheSame() {
        for (Model model : RealCatalog.get().models()) compare(model, 29);
        assertTrue(asked > 30_000, asked + " compared");
    }

    private void compare(Model model, int every) {
        for (Loaded loaded : engines.of(model)) {
            int first = asked % every;
            for (int i = first; i < 288; i += every) compare(loaded, i);
        }
    }

    private void compare(Loaded loaded, int turn) {
        Coefficients model = loaded.model();
        EngineWeights weights = loaded.weights();
        PagedServer.Engine engine = PagedServer.Engine.values()[turn % 2];
        long memory = CARDS_GIB[turn / 2 % 6] << 30;
        int count = COUNTS[turn / 12 % 4];
        int numberBytes = 1 + turn / 48 % 2;
        long tokens = CONTEXTS[turn % 4];
        int users = USERS[turn / 5 % 3];
        long used = USED[turn / 7 % 3];
        int cards = loaded.parallel().cards(count, weights.layout());
        PagedServer server = ShareSolver.of(
                model,
                weights.bytes(),
                PagedServer.of(engine, new Bytes(memory), cards).withCache(numberBytes),
                new Bytes(used),
                tokens,
                users);
        PagedCapacity.Range range = PagedCapacity.of(model, weights.bytes(), server);
        PagedCapacity least = range.atLeast();
        String verdict = range.verdict(tokens, users).key();
        String expected = lines(
                cards,
                server.memoryPercent(),
                server.batchTokens(),
                least.pool().count(),
                range.atMost().pool().count(),
                least.poolTokens(),
                range.atMost().poolTokens(),
                least.users(tokens),
                range.atMost().users(tokens),
                least.longest(131_072),
                verdict,
                text(PagedExplanation.pool(least, weights.bytes().count())),
                text(PagedExplanation.request(least, tokens)));
        Object actual = engines.scripts.call(
                paged,
                loaded.script(),
                engine.name().toLowerCase(Locale.ROOT),
                memory,
                count,
                loaded.data(),
                loaded.row(),
                numberBytes,
                used,
                tokens,
                users,
                131_072);
        assertEquals(expected, actual.toString(), () -> model.architecture() + " " + weights + " " + server);
        asked++;
        if (least.pool().count() > 0) held++;
        verdicts.merge(verdict, 1, Integer::sum);
    }

    private static String lines(Object... parts) {
        return java.util.Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("\n"));
    }
}
