package com.runthismodel.page.model;

import static com.runthismodel.page.model.EngineScripts.CARDS_GIB;
import static com.runthismodel.page.model.EngineScripts.CONTEXTS;
import static com.runthismodel.page.model.EngineScripts.USERS;
import static com.runthismodel.page.model.EngineScripts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.engine.MlxMemory;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.PagedServing;
import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.ServingPlan;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.page.model.EngineScripts.Loaded;
import com.runthismodel.unit.Bytes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.NativeArray;

/** Of weights that are not GGUF the shipped scripts say the same speeds as Java, and what MLX takes. */
class EngineSpeedParityTest {
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

    private EngineScripts engines;
    private Object speed;
    private Object mlx;
    private int asked;

    @BeforeEach
    void open() throws Exception {
        engines = new EngineScripts();
        speed = engines.scripts.of(SPEED);
        mlx = engines.scripts.of(MLX);
    }

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void aFewModelsAreAsFast() {
        List<Model> models = RealCatalog.get().models();
        for (int i = 0; i < models.size(); i += 20) compare(models.get(i));
        assertTrue(asked > 100, asked + " compared");
    }

    @Test
    @Tag("slow")
    void everyModelIsAsFast() {
        for (Model model : RealCatalog.get().models()) compare(model);
        assertTrue(asked > 3000, asked + " compared");
    }

    private void compare(Model model) {
        for (Loaded loaded : engines.of(model)) {
            mlx(loaded, asked);
            speed(loaded, asked);
            asked++;
        }
    }

    private void mlx(Loaded loaded, int turn) {
        EngineWeights weights = loaded.weights();
        long tokens = CONTEXTS[turn % 4];
        int users = USERS[turn / 4 % 3];
        Rig rig = new Rig(Device.Kind.APPLE, Bytes.ofGib(CARDS_GIB[turn % 6]), 1);
        MlxMemory memory = MlxMemory.of(loaded.model(), weights.bytes(), tokens, users);
        Object actual = engines.scripts.call(
                mlx, loaded.script(), weights.bytes().count(), rig.memoryEach().count(), tokens, users);
        assertEquals(
                text(memory.terms(tokens, users)) + "\n" + memory.verdict(rig).key(), actual.toString());
    }

    private void speed(Loaded loaded, int turn) {
        Coefficients model = loaded.model();
        EngineWeights weights = loaded.weights();
        boolean mlx = weights.format() == Format.MLX;
        Device device = RealCatalog.get()
                .device(mlx ? "apple-m4-max-40-core" : "nvidia-geforce-rtx-4090")
                .orElseThrow();
        Machine machine = Machine.of(device, 0).orElseThrow();
        int users = USERS[turn % 3];
        PagedServing.Load load = new PagedServing.Load(users, 700, 301);
        Workload work = loaded.reading().work(model, load.held(), 2);
        List<Number> expected = mlx ? alone(work, machine) : serving(model, work, machine, weights, load);
        NativeArray actual = (NativeArray) engines.scripts.call(
                speed, loaded.script(), loaded.row(), engines.scripts.of(listed(device.id())), 48L << 30, users, mlx);
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
}
