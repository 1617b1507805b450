package com.runthismodel.page.model;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Rig;
import com.runthismodel.page.Html;
import com.runthismodel.page.svg.BreakdownBar;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first screen: the smallest card that runs the recommended quantization, and what it needs there. */
final class AnswerWriter {
    /** Sizes cards are sold with, in GB as sellers say; a 24 GB card has 24 GiB. */
    static final int[] CARDS = {4, 6, 8, 12, 16, 24, 32, 48, 80, 96, 141, 192, 288};

    private static final int[] SEVERAL = {2, 4, 8};
    private static final int SERVER_CARD = 80;
    private static final int LARGEST_SERVER_CARD = 288;

    private final Subject subject;
    private final Choice pick;

    private AnswerWriter(Subject subject, Choice pick) {
        this.subject = subject;
        this.pick = pick;
    }

    static Answer of(Subject subject, HowToRun run) {
        if (!subject.estimable()) return withoutEstimate(subject, run);
        return new AnswerWriter(subject, subject.pick().orElseThrow()).answer(run);
    }

    /** The card of the answer, for the sentence and for the bar. */
    static Optional<Rig> rig(Subject subject) {
        if (!subject.estimable()) return Optional.empty();
        return new AnswerWriter(subject, subject.pick().orElseThrow()).smallest();
    }

    static Optional<Html> bar(Subject subject) {
        return rig(subject).map(rig -> {
            List<Long> parts = parts(subject, rig).stream()
                    .map(part -> part.memory().bytes())
                    .toList();
            String label = "Memory at the headline setting against " + describe(rig) + "; figures in the list below";
            return BreakdownBar.of(parts, rig.memoryEach().count() * rig.cards(), label);
        });
    }

    private static Answer withoutEstimate(Subject subject, HowToRun run) {
        String size = subject.pick()
                .map(pick -> "The " + pick.name() + " file is " + pick.file().gb()
                        + " GB to download; memory cannot be estimated")
                .orElse("Memory cannot be estimated yet");
        return new Answer(
                size,
                "A run needs at least the size of the file, plus its KV cache.",
                List.of(),
                "",
                run.first().map(HowToRun.RuntimeSteps::name),
                run.shortest().map(Step::command));
    }

    private Answer answer(HowToRun run) {
        Optional<Rig> rig = smallest();
        return new Answer(
                rig.map(this::sentence).orElseGet(this::tooLarge),
                need(),
                rig.map(r -> parts(subject, r)).orElse(List.of()),
                rig.map(this::notCounted).orElse(""),
                run.first().map(HowToRun.RuntimeSteps::name),
                run.shortest().map(Step::command));
    }

    private Optional<Rig> smallest() {
        List<Rig> rigs = new ArrayList<>();
        for (int gib : CARDS) rigs.add(Rig.card(gib));
        for (int cards : SEVERAL) rigs.add(server(SERVER_CARD, cards));
        rigs.add(server(LARGEST_SERVER_CARD, 8));
        return rigs.stream()
                .filter(rig -> subject.fits(rig, pick, subject.headline()))
                .findFirst();
    }

    private static Rig server(int gib, int cards) {
        return new Rig(Device.Kind.DATACENTER, Bytes.ofGib(gib), cards);
    }

    private String sentence(Rig rig) {
        long longest = subject.longest(rig, pick).orElse(subject.headline());
        String context = longest == subject.trained()
                ? " with its full " + Tokens.shortText(longest) + " context"
                : " up to " + Tokens.shortText(longest) + " context";
        return "Runs on " + describe(rig) + " at " + pick.name() + context;
    }

    private static String describe(Rig rig) {
        String gib = Decimal.ratio(rig.memoryEach().count(), Bytes.PER_GIB, 0);
        return rig.cards() == 1 ? gib + " GB cards" : rig.cards() + " × " + gib + " GB cards";
    }

    private String tooLarge() {
        return "Too large for eight " + LARGEST_SERVER_CARD + " GB cards at " + pick.name();
    }

    private String need() {
        return "Needs " + subject.gpu(pick).gib() + " GiB of GPU memory at " + pick.name() + ": " + subject.setting()
                + ".";
    }

    static List<Answer.Part> parts(Subject subject, Rig rig) {
        MemoryEstimate run = subject.memories().at(subject.pick().orElseThrow(), subject.headline());
        List<Answer.Part> parts = new ArrayList<>();
        parts.add(new Answer.Part("weights", Memory.of(run.gpuWeights())));
        parts.add(new Answer.Part("KV cache and state", Memory.of(run.gpuKv().plus(run.gpuState()))));
        parts.add(new Answer.Part("compute", Memory.of(run.gpuCompute())));
        long driver = Fit.driver(rig.memoryEach()).count() * rig.cards();
        parts.add(new Answer.Part("driver, estimate", Memory.of(new Bytes(driver))));
        return parts;
    }

    private String notCounted(Rig rig) {
        return "The driver's own memory (about 0.1 to 0.6 GiB by size of the card) comes on top of the figure and is in the bar, "
                + "which is as long as "
                + (rig.cards() == 1 ? "a " + describe(rig).replace("cards", "card") : describe(rig))
                + ".";
    }
}
