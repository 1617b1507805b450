package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.command.contribute.Guess;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Grade;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Overhead;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.SeveralCards;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.estimate.advice.Change;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.estimate.speed.Workloads;
import com.runthismodel.page.model.Speedometer;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run on one device of the catalogue: what lies on top, the verdict, and what would have to change. */
final class DeviceAnswer {
    private static final List<Long> CONTEXTS = List.of(2048L, 4096L, 8192L, 16_384L, 32_768L, 65_536L, 131_072L);

    /** More than any computer has. */
    private static final double MOST_GIB = 65_536;

    private final Device device;
    private final Rig rig;
    private final List<String> lines = new ArrayList<>();

    private DeviceAnswer(Device device, Rig rig) {
        this.device = device;
        this.rig = rig;
    }

    /** @throws IllegalArgumentException naming what is missing, for the person at the prompt */
    static DeviceAnswer of(Catalog catalog, String id, Optional<Double> gib, int cards) {
        Device device = new Guess(catalog).wantedDevice(id);
        return new DeviceAnswer(device, new Rig(device.kind(), Bytes.ofGib(memory(device, gib)), cards));
    }

    private static double memory(Device device, Optional<Double> gib) {
        List<Double> sold = device.memoryGib();
        String wanted = sold.isEmpty()
                ? device.name() + " has the memory of its computer: say how many GiB by --memory"
                : device.name() + " is sold with " + sold + " GiB: say which by --memory";
        boolean possible =
                gib.isEmpty() || (sold.isEmpty() ? gib.get() > 0 && gib.get() <= MOST_GIB : sold.contains(gib.get()));
        if (!possible || gib.isEmpty() && sold.size() != 1) throw new IllegalArgumentException(wanted);
        return gib.orElseGet(() -> sold.get(0));
    }

    Rig rig() {
        return rig;
    }

    List<String> lines(Coefficients model, RunSettings settings, Wish wish, List<Coefficients> variants) {
        MemoryEstimate run = MemoryEstimator.of(model, settings);
        lines.add("");
        lines.add((rig.cards() > 1 ? rig.cards() + " x " : "") + device.name() + ", "
                + rig.memoryEach().gib() + " GiB" + (rig.cards() > 1 ? " each" : ""));
        Overhead.of(rig).forEach(this::overhead);
        line("Left for a model", Fit.usable(rig), "");
        line("This run takes", Fit.needed(rig, model, run), "");
        if (rig.cards() > 1 && settings.gpuLayers() > model.order().size()) cards(model, settings);
        verdict(Fit.span(rig, model, run), model, settings, wish);
        for (Change change : Solver.changes(rig, wish, model, variants, CONTEXTS)) change(change, wish);
        return List.copyOf(lines);
    }

    private void overhead(Overhead.Term term) {
        String range = term.low().equals(term.high())
                ? ""
                : "between " + term.low().gib() + " and " + term.high().gib() + ": ";
        line(term.what(), term.counted(), "[" + term.section() + "] " + range + term.why());
    }

    private void cards(Coefficients model, RunSettings settings) {
        List<SeveralCards.Card> split = SeveralCards.byLayer(model, settings, rig.cards());
        for (int i = 0; i < split.size(); i++) {
            SeveralCards.Card card = split.get(i);
            line(
                    "  card " + i,
                    card.total(),
                    card.layers() + " layers, compute " + card.compute().gib() + " GiB");
        }
    }

    private void verdict(Fit.Span span, Coefficients model, RunSettings settings, Wish wish) {
        Optional<SpeedEstimate> alone = speed(rig, span.alone(), model, settings, wish);
        String desktop = " with a desktop that takes 1 GiB";
        lines.add("Verdict: " + span.alone().word()
                + (span.sure() ? "" : "; " + span.withDesktop().word() + desktop));
        String busy = span.sure()
                ? ""
                : "; " + grade(span.withDesktop(), speed(desktop(), span.withDesktop(), model, settings, wish))
                        + desktop;
        lines.add("Grade: " + grade(span.alone(), alone) + busy
                + alone.map(estimate -> ", at an estimated " + Decimal.twoFigures(estimate.low()) + " to "
                                + Decimal.twoFigures(estimate.high()) + " tokens per second")
                        .orElse(", by memory alone"));
    }

    private static Grade grade(Verdict verdict, Optional<SpeedEstimate> speed) {
        return Grade.of(
                verdict,
                speed.map(estimate -> OptionalDouble.of(estimate.tokensPerSecond()))
                        .orElse(OptionalDouble.empty()));
    }

    /** What a busy desktop leaves of the card. */
    private Rig desktop() {
        Bytes left = new Bytes(Math.max(0, rig.memoryEach().count() - Overhead.BUSY_DESKTOP.count()));
        return new Rig(rig.kind(), left, rig.cards());
    }

    /** One user's decode at this run's context; what does not go on the device is read by the processor. */
    private Optional<SpeedEstimate> speed(Rig on, Verdict verdict, Coefficients model, RunSettings asked, Wish wish) {
        boolean planned =
                verdict == Verdict.OFFLOAD && asked.gpuLayers() == RunSettings.ALL_LAYERS && asked.cpuMoeLayers() == 0;
        Optional<RunSettings> settings = planned ? Solver.fitted(on, wish, model) : Optional.of(asked);
        if (verdict == Verdict.NO || settings.isEmpty()) return Optional.empty();
        long tokens = asked.contextTokens() / asked.sequences();
        Workload work = Workloads.of(model, tokens, asked.keyType(), asked.valueType());
        return machine().map(machine -> Speedometer.alone(work, machine, on, model, settings.get()));
    }

    Optional<Machine> machine() {
        return Machine.of(device, rig.memoryEach().count() / (double) Bytes.PER_GIB);
    }

    /** With the speed after it, but for another card: that has one of its own. */
    private void change(Change change, Wish wish) {
        String speed = change.kind() == Change.Kind.LARGER_CARD
                ? ""
                : speed(change.rig(), change.verdict(), change.model(), change.settings(), wish)
                        .map(estimate ->
                                "; about " + Decimal.twoFigures(estimate.tokensPerSecond()) + " tokens per second")
                        .orElse("");
        line("  or " + change.what(), change.needed(), change.verdict().word() + "; " + change.cost() + speed);
    }

    private void line(String what, Bytes bytes, String note) {
        String name = what + " ".repeat(Math.max(1, 48 - what.length()));
        lines.add((name + bytes.gib() + " GiB  " + note).stripTrailing());
    }
}
