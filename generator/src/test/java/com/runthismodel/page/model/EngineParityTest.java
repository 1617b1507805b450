package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Explanation.Term;
import com.runthismodel.estimate.Numbers;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.engine.MlxMemory;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedExplanation;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.PagedServing;
import com.runthismodel.estimate.engine.ShareSolver;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.engine.TokenReading;
import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.ServingPlan;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.EnginesData;
import com.runthismodel.snippet.Commands;
import com.runthismodel.snippet.Offer;
import com.runthismodel.snippet.RunOptions;
import com.runthismodel.snippet.Step;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** The shipped scripts of engines with rules of their own hold, take, write and type what Java does. */
class EngineParityTest {
    private static final long[] CARDS_GIB = {8, 16, 24, 48, 80, 192};
    private static final int[] COUNTS = {1, 2, 3, 8};
    private static final long[] CONTEXTS = {512, 8192, 10_000, 131_072};
    private static final int[] USERS = {1, 4, 64};
    private static final long[] USED = {0, Bytes.PER_GIB, 3 * Bytes.PER_GIB};
    private static final Showcase SHOWCASE = Showcase.of(RealCatalog.get());

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

    private static final String MLX = """
            (function (model, weights, memory, tokens, users) {
              var found = self.RTM.mlx.memory(model, weights, tokens, users);
              return self.RTM.mlx.terms(model, found, tokens, users).map((one) => [one.what, one.formula, one.bytes, one.section].join('|')).join('\\n')
                + '\\n' + self.RTM.mlx.verdict({ kind: 'apple', memoryBytes: memory, cards: 1 }, found.known);
            })""";

    private static final String SPEED = """
            (function (model, row, device, memory, users, mlx) {
              var speed = self.RTM.engineSpeed, paged = self.RTM.paged, weights = speed.weights(row), on = self.RTM.speed.machine(device);
              var load = { users: users, promptTokens: 700, answerTokens: 301 };
              var work = speed.work(model, weights, speed.held(load), 2);
              if (mlx) { var one = self.RTM.speed.alone(work, on, speed.mlx, 512); return [one.tokensPerSecond, one.low, one.high, one.prefill, one.firstToken]; }
              var held = paged.range(model, weights.bytes, paged.server('vllm', memory, 2, 2)).least;
              var all = speed.serve(on, work, held, load);
              return [all.users, all.most, all.tokensPerSecond, all.low, all.high, all.each, all.firstToken, all.lastFirstToken];
            })""";

    private Scripts scripts;
    private Object paged;
    private Object speed;
    private Object mlx;
    private int asked;
    private int held;
    private final Map<String, Integer> verdicts = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts(
                "format.js",
                "fit.js",
                "estimate.js",
                "speed.js",
                "paged.js",
                "paged-terms.js",
                "mlx.js",
                "engine-speed.js",
                "command-lines.js");
        scripts.of(DevicesData.of(RealCatalog.get().devices()).text());
        scripts.of(EnginesData.of(RealCatalog.get()).text());
        paged = scripts.of(PAGED);
        speed = scripts.of(SPEED);
        mlx = scripts.of(MLX);
    }

    @AfterEach
    void close() {
        scripts.close();
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
        Subject subject = Subject.of(RealCatalog.get(), SHOWCASE, model);
        Optional<Map<String, Object>> data = EngineData.of(subject, RunSection.of(subject));
        if (data.isEmpty()) return;
        Coefficients java = subject.estimated().get(0).coefficients().orElseThrow();
        Object script = ((NativeArray) scripts.call(
                        scripts.of("self.RTM.variants"),
                        scripts.parsed(EstimateData.of(List.of(new EstimateData.Named("first", java))))))
                .get(0);
        Numbers numbers = Numbers.of(model.known().orElseThrow());
        List<EngineWeights> weights =
                EngineWeights.of(model, numbers, RealCatalog.get().quantizations());
        NativeArray rows = (NativeArray) scripts.parsed(data.get().get("weights"));
        Object dealt = scripts.parsed(data.get());
        TensorParallel parallel = TensorParallel.of(model.known().orElseThrow());
        for (int w = 0; w < weights.size(); w++) {
            int turn = asked;
            for (int i = turn % every; i < 288; i += every)
                paged(java, script, weights.get(w), rows.get(w), parallel, dealt, i);
            mlx(java, script, weights.get(w), turn);
            speed(
                    java,
                    script,
                    TokenReading.of(numbers, java, weights.get(w).layout()),
                    weights.get(w),
                    rows.get(w),
                    turn);
        }
    }

    private void paged(
            Coefficients model,
            Object script,
            EngineWeights weights,
            Object row,
            TensorParallel parallel,
            Object dealt,
            int turn) {
        PagedServer.Engine engine = PagedServer.Engine.values()[turn % 2];
        long memory = CARDS_GIB[turn / 2 % 6] << 30;
        int count = COUNTS[turn / 12 % 4];
        int numberBytes = 1 + turn / 48 % 2;
        long tokens = CONTEXTS[turn % 4];
        int users = USERS[turn / 5 % 3];
        long used = USED[turn / 7 % 3];
        int cards = parallel.cards(count, weights.layout());
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
        Object actual = scripts.call(
                paged,
                script,
                engine.name().toLowerCase(Locale.ROOT),
                memory,
                count,
                dealt,
                row,
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

    private void mlx(Coefficients model, Object script, EngineWeights weights, int turn) {
        long tokens = CONTEXTS[turn % 4];
        int users = USERS[turn / 4 % 3];
        Rig rig = new Rig(Device.Kind.APPLE, Bytes.ofGib(CARDS_GIB[turn % 6]), 1);
        MlxMemory memory = MlxMemory.of(model, weights.bytes(), tokens, users);
        Object actual = scripts.call(
                mlx, script, weights.bytes().count(), rig.memoryEach().count(), tokens, users);
        assertEquals(
                text(memory.terms(tokens, users)) + "\n" + memory.verdict(rig).key(), actual.toString());
    }

    private void speed(
            Coefficients model, Object script, TokenReading reading, EngineWeights weights, Object row, int turn) {
        boolean mlx = weights.format() == Format.MLX;
        Device device = RealCatalog.get()
                .device(mlx ? "apple-m4-max-40-core" : "nvidia-geforce-rtx-4090")
                .orElseThrow();
        Machine machine = Machine.of(device, 0).orElseThrow();
        int users = USERS[turn % 3];
        PagedServing.Load load = new PagedServing.Load(users, 700, 301);
        Workload work = reading.work(model, load.held(), 2);
        List<Number> expected = mlx ? alone(work, machine) : serving(model, work, machine, weights, load);
        NativeArray actual =
                (NativeArray) scripts.call(speed, script, row, scripts.of(listed(device.id())), 48L << 30, users, mlx);
        for (int i = 0; i < expected.size(); i++) {
            double java = expected.get(i).doubleValue();
            double other = ((Number) actual.get(i)).doubleValue();
            assertEquals(
                    java, other, 1e-12 * Math.abs(java), "figure " + i + " of " + model.architecture() + " " + weights);
        }
    }

    private static String listed(String id) {
        return "self.RTM.deviceList.filter(function (one) { return one.id === '" + id + "'; })[0]";
    }

    private static List<Number> alone(Workload work, Machine machine) {
        SpeedEstimate one = new SpeedEstimator(SpeedModel.shipped()).of(work, machine, Setup.of(Engine.MLX, "mlx-lm"));
        return List.of(
                one.tokensPerSecond(), one.low(), one.high(), one.prefillTokensPerSecond(), one.firstTokenSeconds());
    }

    private static List<Number> serving(
            Coefficients model, Workload work, Machine machine, EngineWeights weights, PagedServing.Load load) {
        PagedCapacity capacity = PagedCapacity.of(model, weights.bytes(), PagedServer.vllm(Bytes.ofGib(48), 2))
                .atLeast();
        ServingPlan plan = PagedServing.of(SpeedModel.shipped(), machine, work, capacity, load);
        return List.of(
                plan.users(),
                plan.mostUsers(),
                plan.tokensPerSecond(),
                plan.low(),
                plan.high(),
                plan.userTokensPerSecond(),
                plan.firstTokenSeconds(),
                plan.lastFirstTokenSeconds());
    }

    /** With every setting and with none, for all models and runtimes that offer something: the server's step is the same. */
    @Test
    void commandsAreTypedTheSame() {
        RunOptions all = RunOptions.context(16_384)
                .withUsers(8)
                .withCards(2, OptionalInt.of(93))
                .withCache("fp8", "fp8");
        TreeSet<String> typed = new TreeSet<>();
        List<Model> models = RealCatalog.get().models();
        for (int i = 0; i < models.size(); i += 7)
            for (String id : List.of("vllm", "sglang", "mlx-lm", "mlx-vlm"))
                for (RunOptions options : List.of(all, RunOptions.defaults()))
                    if (sameCommand(models.get(i), RealCatalog.get().runtime(id).orElseThrow(), options)) typed.add(id);
        assertEquals(4, typed.size(), typed::toString);
    }

    private boolean sameCommand(Model model, Runtime runtime, RunOptions options) {
        Offer offer = Commands.of(runtime, model, "", options);
        if (!(offer instanceof Offer.Offered offered) || model.known().isEmpty()) return false;
        Map<String, Object> values = new HashMap<>();
        values.put("repo", offered.weights().repo().toString());
        if (options.users().isPresent())
            values.putAll(Map.of(
                    "userContextTokens", 16_384, "users", 8, "cards", 2, "memoryShare", "0.93", "keyType", "fp8"));
        String actual = scripts.call(
                        scripts.of("self.RTM.commandLines"),
                        runtime.id(),
                        offered.weights().format().key(),
                        scripts.parsed(values))
                .toString();
        List<String> steps = new ArrayList<>();
        for (Step step : offered.steps()) steps.add(step.command());
        if (runtime.formats(model.card().type()).isEmpty()
                || model.card().type().label().matches("Embedding|Rerank.*")) return false;
        assertTrue(steps.contains(actual), () -> actual + " is none of " + steps);
        return true;
    }

    private static String lines(Object... parts) {
        return java.util.Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static String text(List<Term> terms) {
        return terms.stream()
                .map(one -> String.join("|", one.what(), one.formula(), Long.toString(one.bytes()), one.section()))
                .collect(Collectors.joining("\n"));
    }
}
