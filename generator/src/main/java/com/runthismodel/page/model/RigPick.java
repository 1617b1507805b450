package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.estimate.advice.Pick;
import com.runthismodel.estimate.advice.Pick.Candidate;
import com.runthismodel.estimate.advice.Pick.Picked;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.speed.Machine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a model's page would have a visitor take: the quantizations it knows, each on this machine, weighed by {@link Pick}. */
public final class RigPick {
    /** Above Q8_0 hardly any quality is left to gain. */
    private static final Set<String> UNROUNDED = Set.of("BF16", "F16", "F32");

    private final Subject subject;
    private final Rig rig;
    private final Optional<Machine> machine;
    private final Wish wish;
    private final Quality quality;
    private final Optional<Speedometer> meter;

    RigPick(Subject subject, Rig rig, Optional<Machine> machine, Wish wish) {
        this.subject = subject;
        this.rig = rig;
        this.machine = machine;
        this.wish = wish;
        this.quality = Quality.of(subject);
        this.meter = Speedometer.of(subject);
    }

    /** @param machine where its bandwidth is known */
    public static Optional<Picked> of(Catalog catalog, Model model, Rig rig, Optional<Machine> machine, Wish wish) {
        Subject subject = Subject.of(catalog, Showcase.of(catalog), model);
        return new RigPick(subject, rig, machine, wish).picked();
    }

    Optional<Picked> picked() {
        return Pick.of(choices().stream().map(this::candidate).toList());
    }

    /** Files one can get, rounded ones, where there are such. */
    private List<Choice> choices() {
        List<Choice> known = Choices.main(subject.choices(), Choices.KNOWN, subject.pick(), Choices.KNOWN.size());
        List<Choice> offered =
                known.stream().filter(choice -> choice.variant().isPresent()).toList();
        List<Choice> pool = offered.isEmpty() ? known : offered;
        List<Choice> rounded = pool.stream()
                .filter(choice -> !UNROUNDED.contains(choice.name()))
                .toList();
        return rounded.isEmpty() ? pool : rounded;
    }

    private Candidate candidate(Choice choice) {
        Coefficients model = choice.coefficients().orElseThrow();
        Verdict verdict = MemoryEstimator.refusal(model, wish.settings()).isPresent()
                ? Verdict.NO
                : Fit.of(rig, model, MemoryEstimator.of(model, wish.settings()));
        return new Candidate(
                choice.name(),
                model.tensorBytes(),
                verdict,
                speed(choice, verdict),
                quality.loss(choice, subject.choices(), subject.model().languageParameters())
                        .orElse(0));
    }

    private OptionalDouble speed(Choice choice, Verdict verdict) {
        Optional<RunSettings> plan =
                Solver.fitted(rig, wish, choice.coefficients().orElseThrow());
        if (verdict == Verdict.NO || plan.isEmpty()) return OptionalDouble.empty();
        return meter.flatMap(speed -> machine.map(on -> speed.each(on, rig, choice, wish, plan.get())))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
