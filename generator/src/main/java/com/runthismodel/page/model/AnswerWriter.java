package com.runthismodel.page.model;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Rig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.Answer;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.svg.BreakdownBar;
import com.runthismodel.snippet.Weights;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The first screen: the smallest card that runs the recommended quantization, and what it needs there. */
final class AnswerWriter {
    /** Sizes cards are sold with, in GB as sellers say; a 24 GB card has 24 GiB. */
    static final int[] CARDS = {4, 6, 8, 12, 16, 24, 32, 48, 80, 96, 141, 192, 288};

    private static final int[] SEVERAL = {2, 4, 8};
    private static final int SERVER_CARD = 80;
    private static final int LARGEST_SERVER_CARD = 288;
    private static final List<Rig> RIGS = rigs();

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
                run.start());
    }

    private Answer answer(HowToRun run) {
        Optional<Rig> rig = smallest();
        return new Answer(
                rig.map(this::sentence).orElseGet(this::tooLarge),
                need(),
                rig.map(r -> parts(subject, r)).orElse(List.of()),
                (rig.map(AnswerWriter::driverPart).orElse("") + vision() + weights(run)).strip(),
                run.first().map(HowToRun.RuntimeSteps::name),
                run.start());
    }

    private Optional<Rig> smallest() {
        for (Rig rig : RIGS) if (subject.fits(rig, pick, subject.headline())) return Optional.of(rig);
        return Optional.empty();
    }

    private static List<Rig> rigs() {
        List<Rig> rigs = new ArrayList<>();
        for (int gib : CARDS) rigs.add(Rig.card(gib));
        for (int cards : SEVERAL) rigs.add(server(SERVER_CARD, cards));
        rigs.add(server(LARGEST_SERVER_CARD, 8));
        return rigs;
    }

    private static Rig server(int gib, int cards) {
        return new Rig(Device.Kind.DATACENTER, Bytes.ofGib(gib), cards);
    }

    private String sentence(Rig rig) {
        long longest = subject.longest(rig, pick).orElse(subject.headline());
        String context = subject.recurrent() ? " at any length of context" : context(longest);
        return (subject.published() ? "Runs on " : "Would run on ") + describe(rig) + " at " + pick.name() + context;
    }

    private String context(long longest) {
        return (longest == subject.trained() ? " with its full context of " : " with a context of up to ")
                + Counts.tokens(longest);
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
        parts.add(new Answer.Part("driver, estimate", Memory.of(driver(rig))));
        return parts;
    }

    private static String driverPart(Rig rig) {
        String card = rig.cards() == 1 ? cardArticle(rig) + describe(rig).replace("cards", "card") : describe(rig);
        return "The driver's own memory comes on top: about " + driver(rig).gib() + " GiB on " + card + ".";
    }

    private static String cardArticle(Rig rig) {
        return rig.memoryEach().equals(Bytes.ofGib(8)) || rig.memoryEach().equals(Bytes.ofGib(80)) ? "an " : "a ";
    }

    /** Converters write the vision part to a file of its own, at 16 bits. */
    private String vision() {
        return subject.model()
                .repo()
                .parameters()
                .flatMap(HubRepo.Parameters::vision)
                .map(count -> " So does the vision part, where it is loaded: " + Counts.words(count)
                        + " parameters in a projector file of its own, about " + new Bytes(2 * count).gib()
                        + " GiB at 16 bits.")
                .orElse("");
    }

    /** The figures are of what is recommended: said where no file of it is known, and where the first command loads another. */
    private String weights(HowToRun run) {
        Optional<String> loads = run.first().map(HowToRun.RuntimeSteps::loads);
        String other =
                loads.filter(name -> !name.equals(pick.name())).map(this::other).orElse("");
        if (subject.published()) return other;
        String made = loads.isPresent() && other.isEmpty()
                ? "the first commands make one."
                : "the figures are those of a conversion with llama.cpp.";
        return " No GGUF file of this model is known here: " + made + other;
    }

    private String other(String name) {
        if (name.equals(Weights.AS_PUBLISHED))
            return " The first command loads the makers' own weights" + makers() + ".";
        String size = subject.choices().stream()
                .filter(choice -> choice.name().equals(name) && !choice.estimable())
                .findFirst()
                .map(choice -> ", " + choice.file().gb() + " GB whose memory cannot be worked out")
                .orElse("");
        return " The first command loads other weights, " + name + size + ".";
    }

    private String makers() {
        OptionalLong count = subject.model().totalParameters();
        boolean counted = count.isPresent() && !subject.model().publishedQuantized();
        return counted ? ", about " + new Bytes(2 * count.getAsLong()).gib() + " GiB at 16 bits" : "";
    }

    private static Bytes driver(Rig rig) {
        return new Bytes(Fit.driver(rig.memoryEach()).count() * rig.cards());
    }
}
