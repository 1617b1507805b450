package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Rates;
import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.ServingEstimator;
import com.runthismodel.estimate.speed.ServingEstimator.Load;
import com.runthismodel.estimate.speed.ServingPlan;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.estimate.speed.Workloads;
import com.runthismodel.page.DevicesData;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** The shipped speed.js, fed with the shipped list of devices, gives and prints the speeds of the Java estimator. */
class SpeedParityTest {
    private static final long[] CONTEXTS = {512, 4096, 8192, 32_768, 131_072, 1_048_576};
    private static final TensorType[] CACHES = {TensorType.F16, TensorType.Q8_0, TensorType.Q4_0};
    private static final int[] USERS = {1, 2, 7, 64};
    private static final Showcase SHOWCASE = Showcase.of(RealCatalog.get());
    private static final SpeedModel MODEL = SpeedModel.shipped();
    private static final SpeedEstimator ESTIMATOR = new SpeedEstimator(MODEL);

    /** One row of figures for a variant, a machine and a load; the last ones are texts. */
    private static final String ASK = """
            (function (model, device, tokens, cache, plan, cards, users, engine) {
              var speed = self.RTM.speed, on = speed.machine(device);
              var work = speed.workload(model, tokens, cache);
              var setup = { engine: engine, devices: cards, parallel: engine === ' VLLM' && cards > 1, hostBytes: speed.hostBytes(model, plan) };
              var one = speed.alone(work, on, setup, 512);
              var all = speed.serve(work, on, setup, { users: users, promptTokens: 700, answerTokens: 300, most: 48 });
              return [work.weightBytes, work.expertBytes, work.cacheBytes, work.activeParameters, setup.hostBytes,
                one.tokensPerSecond, one.low, one.high, one.prefill, one.firstToken,
                all.users, all.tokensPerSecond, all.low, all.high, all.each, all.firstToken, all.lastFirstToken,
                all.limit, one.basis, speed.figures(one.tokensPerSecond), speed.figures(one.low), speed.figures(one.prefill)];
            })""";

    private final List<Machine> machines = new ArrayList<>();
    private Scripts scripts;
    private NativeArray devices;
    private Object ask;
    private int asked;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts("format.js", "estimate.js", "speed.js");
        List<Device> all = RealCatalog.get().devices();
        scripts.of(DevicesData.of(all).text());
        devices = (NativeArray)
                scripts.of("self.RTM.deviceList.filter(function (device) { return self.RTM.speed.machine(device); })");
        List<Device> sorted = all.stream()
                .sorted((a, b) -> (a.id() + "|").compareTo(b.id() + "|"))
                .toList();
        for (Device device : sorted) Machine.of(device, 0).ifPresent(machines::add);
        ask = scripts.of(ASK);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void everyDeviceIsThere() {
        assertEquals(machines.size(), devices.size());
        assertTrue(machines.size() > 300);
    }

    @Test
    void aFewModelsAreAsFast() {
        List<Model> models = RealCatalog.get().models();
        for (int i = 0; i < models.size(); i += 60) compare(models.get(i), 7);
        assertTrue(asked > 3000, asked + " compared");
    }

    /** All variants of all models, each on every twelfth device; contexts, caches, users, cards and offload in turn. */
    @Test
    @Tag("slow")
    void everyVariantIsAsFast() {
        for (Model model : RealCatalog.get().models()) compare(model, 12);
        assertTrue(asked > 150_000, asked + " compared");
    }

    private void compare(Model model, int every) {
        Subject subject = Subject.of(RealCatalog.get(), SHOWCASE, model);
        if (!subject.estimable()) return;
        List<EstimateData.Named> named = subject.estimated().stream()
                .map(choice -> new EstimateData.Named(
                        choice.name(), choice.coefficients().orElseThrow()))
                .toList();
        NativeArray variants =
                (NativeArray) scripts.call(scripts.of("self.RTM.variants"), scripts.parsed(EstimateData.of(named)));
        for (int v = 0; v < named.size(); v++) {
            Coefficients java = named.get(v).coefficients();
            for (int d = asked % every; d < machines.size(); d += every) compare(java, variants.get(v), d, asked++);
        }
    }

    private void compare(Coefficients model, Object script, int device, int turn) {
        long tokens = CONTEXTS[turn % CONTEXTS.length];
        TensorType cache = CACHES[turn / 2 % CACHES.length];
        int users = USERS[turn / 3 % USERS.length];
        int cards = turn % 5 == 0 ? 2 : 1;
        Machine machine = machines.get(device);
        boolean vllm = turn % 7 == 0 && (machine.kind() == Machine.Kind.NVIDIA || machine.kind() == Machine.Kind.AMD);
        boolean ollama = !vllm && turn % 3 == 0;
        int layers = model.order().size();
        RunSettings plan = RunSettings.headline(tokens);
        if (turn % 4 == 1) plan = plan.withOffload(turn % (layers + 2), 0);
        if (turn % 4 == 2) plan = plan.withOffload(RunSettings.ALL_LAYERS, turn % layers);
        Workload work = Workloads.of(model, tokens, cache, cache);
        Setup setup = new Setup(
                vllm ? Engine.VLLM : Engine.usual(machine.kind()),
                vllm ? "vllm" : ollama ? "ollama" : "llama.cpp",
                cards,
                vllm && cards > 1,
                false,
                false,
                Workloads.hostBytes(model, plan));
        Object planned = scripts.parsed(Map.of("gpuLayers", plan.gpuLayers(), "cpuMoeLayers", plan.cpuMoeLayers()));
        NativeArray figures = (NativeArray) scripts.call(
                ask,
                script,
                devices.get(device),
                tokens,
                cache.name(),
                planned,
                cards,
                users,
                vllm ? " VLLM" : ollama ? " OLLAMA" : "");
        List<Object> expected = expected(work, machine, setup, users);
        for (int i = 0; i < expected.size(); i++) equal(expected.get(i), figures.get(i), i, model, machine, setup);
    }

    private static List<Object> expected(Workload work, Machine machine, Setup setup, int users) {
        SpeedEstimate one = ESTIMATOR.of(work, machine, setup);
        Rates rates = MODEL.rates(machine, setup, work, Scope.Source.BENCHMARK);
        ServingPlan all = ServingEstimator.of(work, machine, setup, rates, new Load(users, 700, 300, 1, 48));
        return List.of(
                work.weightBytes(),
                work.expertBytes(),
                work.cacheBytes(),
                work.activeParameters(),
                setup.hostBytes(),
                one.tokensPerSecond(),
                one.low(),
                one.high(),
                one.prefillTokensPerSecond(),
                one.firstTokenSeconds(),
                all.users(),
                all.tokensPerSecond(),
                all.low(),
                all.high(),
                all.userTokensPerSecond(),
                all.firstTokenSeconds(),
                all.lastFirstTokenSeconds(),
                all.limit().name().toLowerCase(java.util.Locale.ROOT),
                one.basis(),
                Decimal.twoFigures(one.tokensPerSecond()),
                Decimal.twoFigures(one.low()),
                Decimal.twoFigures(one.prefillTokensPerSecond()));
    }

    /** Whole numbers and texts to the letter, quotients to the twelfth digit: sums of logarithms round in another order. */
    private static void equal(Object java, Object script, int place, Coefficients model, Machine machine, Setup setup) {
        if (java instanceof Double value) {
            double other = ((Number) script).doubleValue();
            if (Math.abs(value - other) <= 1e-12 * Math.abs(value)) return;
        } else if (java instanceof Number value) {
            if (value.doubleValue() == ((Number) script).doubleValue()) return;
        } else if (java.equals(script.toString())) return;
        throw new AssertionError("figure " + place + ": " + java + " and " + script + " for " + model.architecture()
                + " " + model.quantization() + " on " + machine + ", " + setup);
    }

    @Test
    void figuresPrintAlike() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            double value = i < 1000 ? i / 20.0 : Math.exp(random.nextDouble() * 16 - 4);
            Object script = scripts.call(scripts.of("self.RTM.speed.figures"), value);
            assertEquals(Decimal.twoFigures(value), script.toString(), () -> value + "");
        }
    }
}
