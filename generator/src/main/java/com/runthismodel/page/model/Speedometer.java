package com.runthismodel.page.model;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Rates;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.estimate.speed.Workloads;
import com.runthismodel.estimate.speed.calibration.Sources;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Speed estimates of one model, as its page asks for them: llama.cpp with what it is usually built for on a device. */
public final class Speedometer {
    private static final SpeedEstimator ESTIMATOR = new SpeedEstimator(SpeedModel.shipped());
    private static final String RUNTIME = "llama.cpp";
    private static final int USUAL_ANSWER = 256;

    private final Subject subject;
    private final Map<String, Rates> rates = new HashMap<>();
    private final Map<String, Workload> works = new HashMap<>();

    private Speedometer(Subject subject) {
        this.subject = subject;
    }

    /** Only models that write: an embedding has no tokens per second of its own. */
    static Optional<Speedometer> of(Subject subject) {
        ModelType type = subject.model().card().type();
        if (type == ModelType.EMBEDDING || type == ModelType.RERANKER || !subject.estimable()) return Optional.empty();
        return Optional.of(new Speedometer(subject));
    }

    /** Any model that is whole on a device, one user; nothing where the device's bandwidth is not known. */
    public static Optional<SpeedEstimate> whole(Workload work, Device device, double memoryGib) {
        Rig rig = new Rig(device.kind(), Bytes.ofGib(memoryGib), 1);
        return Machine.of(device, memoryGib).map(machine -> ESTIMATOR.of(work, machine, setup(machine, rig)));
    }

    /** One user at the headline context; what the device does not hold is read by the processor. */
    Optional<SpeedEstimate> alone(Showcase.Entry entry, Choice choice) {
        Coefficients model = choice.coefficients().orElseThrow();
        Wish wish = new Wish(subject.headline(), TensorType.F16, 1);
        Optional<RunSettings> plan = Solver.fitted(entry.rig(), wish, model);
        return plan.flatMap(settings -> entry.machine()
                .map(machine -> alone(work(choice, subject.headline()), machine, entry.rig(), model, settings)));
    }

    /** One user of a run; what the run leaves in RAM is read by the processor. */
    public static SpeedEstimate alone(Workload work, Machine machine, Rig rig, Coefficients model, RunSettings run) {
        return ESTIMATOR.of(work, machine, setup(machine, rig, model, run));
    }

    /** What each user gets of a plan on any machine; the context is full. */
    double each(Machine machine, Rig rig, Choice choice, Wish wish, RunSettings plan) {
        Coefficients model = choice.coefficients().orElseThrow();
        Workload work = Workloads.of(model, wish.userContext(), wish.cache(), wish.cache());
        if (wish.users() == 1) return alone(work, machine, rig, model, plan).tokensPerSecond();
        Setup setup = setup(machine, rig, model, plan);
        Rates of = ESTIMATOR.rates(work, machine, setup);
        return SpeedEstimator.together(of, work, machine, setup, wish.users()).tokensPerSecond() / wish.users();
    }

    /** The same run on the same device, as this kind of source would report it: only like is compared with like. */
    Optional<SpeedEstimate> measured(Measurement run, Device device, double memoryGib, Choice choice) {
        Rig rig = new Rig(device.kind(), Bytes.ofGib(memoryGib), 1);
        if (!subject.fits(rig, choice, subject.headline())) return Optional.empty();
        int prompt = run.promptTokens().orElse(SpeedEstimator.USUAL_PROMPT);
        long cached = prompt + run.answerTokens().orElse(USUAL_ANSWER) / 2;
        return Machine.of(device, memoryGib)
                .map(machine -> ESTIMATOR.of(
                        work(choice, cached), machine, setup(machine, rig), Sources.of(run.kind()), prompt));
    }

    /** All users together, each with so much context. */
    Optional<SpeedEstimate> together(Showcase.Entry entry, Choice choice, long tokensEach, int users) {
        if (entry.machine().isEmpty()) return Optional.empty();
        Machine machine = entry.machine().get();
        Setup setup = setup(machine, entry.rig());
        Workload work = work(choice, tokensEach);
        Rates of = rates.computeIfAbsent(entry.name() + choice.name(), key -> ESTIMATOR.rates(work, machine, setup));
        return Optional.of(SpeedEstimator.together(of, work, machine, setup, users));
    }

    /** What a token costs with so many in the cache. */
    Workload work(Choice choice, long tokens) {
        return works.computeIfAbsent(
                choice.name() + tokens,
                key -> Workloads.of(choice.coefficients().orElseThrow(), tokens, TensorType.F16, TensorType.F16));
    }

    private static Setup setup(Machine machine, Rig rig, Coefficients model, RunSettings run) {
        return setup(machine, rig).withHostBytes(Workloads.hostBytes(model, run));
    }

    private static Setup setup(Machine machine, Rig rig) {
        return new Setup(Engine.usual(machine.kind()), RUNTIME, rig.cards(), false, false, false, 0);
    }

    /** "41 to 58": two figures that count, for a range promises no more. */
    public static String range(SpeedEstimate estimate) {
        return Decimal.twoFigures(estimate.low()) + " to " + Decimal.twoFigures(estimate.high());
    }
}
