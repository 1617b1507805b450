package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.Step;
import com.runthismodel.snippet.Commands;
import com.runthismodel.snippet.Offer;
import com.runthismodel.snippet.RunOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to type, for every runtime that can run one of the model's formats. */
final class RunSection {
    /** Easiest to start with first; others follow by id. */
    private static final List<String> ORDER =
            List.of("ollama", "llama-server", "llama-cli", "lm-studio", "vllm", "sglang", "mlx-lm", "koboldcpp", "jan");

    private static final Pattern STATEMENT_END = Pattern.compile("[:;]|\\.(?= |$)");

    /** Asked for where nothing is recommended because no file is known. */
    private static final String USUAL = "Q4_K_M";

    private final Subject subject;

    private RunSection(Subject subject) {
        this.subject = subject;
    }

    static HowToRun of(Subject subject) {
        return new RunSection(subject).section();
    }

    private HowToRun section() {
        List<HowToRun.RuntimeSteps> offered = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Optional<String> start = Optional.empty();
        for (Offer offer : offers()) {
            if (offer instanceof Offer.Refused no) refused.add(no.runtime().name() + ": " + no.reason());
            if (!(offer instanceof Offer.Offered steps)) continue;
            if (offered.isEmpty()) start = Optional.of(steps.start());
            offered.add(steps(steps));
        }
        return new HowToRun(pulls(), start, offered, refused);
    }

    private List<Runtime> runtimes() {
        List<Runtime> runtimes = new ArrayList<>();
        for (String id : ORDER) subject.catalog().runtime(id).ifPresent(runtimes::add);
        for (Runtime runtime : subject.catalog().runtimes()) if (!ORDER.contains(runtime.id())) runtimes.add(runtime);
        return runtimes;
    }

    /**
     * The recommended quantization where a runtime takes it, else the nearest of its weights the runtime does take. Those
     * come last: the first command is the one that the figures above it are of.
     */
    private List<Offer> offers() {
        String quantization = subject.pick().map(Choice::name).orElse(USUAL);
        List<Offer> offers = Commands.of(runtimes(), subject.model(), quantization, options());
        if (offers.stream().noneMatch(offer -> takes(offer, quantization))) return offers;
        return offers.stream()
                .sorted(Comparator.comparing(offer -> gguf(offer) && !takes(offer, quantization)))
                .toList();
    }

    private static boolean takes(Offer offer, String quantization) {
        return offer instanceof Offer.Offered steps && steps.loads().equals(quantization);
    }

    private static boolean gguf(Offer offer) {
        return offer instanceof Offer.Offered steps && steps.weights().format() == Format.GGUF;
    }

    private RunOptions options() {
        return subject.contexts().isEmpty() ? RunOptions.defaults() : RunOptions.context((int) subject.headline());
    }

    private String pulls() {
        Optional<Choice> pick = subject.pick().filter(choice -> choice.variant().isPresent());
        String gguf = pick.map(choice -> "Commands for GGUF runtimes pull " + choice.name() + " from "
                        + choice.variant().orElseThrow().repo() + ", "
                        + choice.file().gb() + " GB"
                        + (choice.measured() ? ". " : " (estimate). "))
                .orElse("");
        String others = gguf.isEmpty() ? "Each runtime takes" : "Other runtimes take";
        return gguf + others + " the weights that the commands name. Commands are for a POSIX shell.";
    }

    private static HowToRun.RuntimeSteps steps(Offer.Offered offered) {
        Runtime runtime = offered.runtime();
        List<Step> steps = offered.steps().stream()
                .map(step -> new Step(step.title(), step.command(), step.note()))
                .toList();
        Optional<String> api = offered.endpoint()
                .map(open ->
                        (open.protocol() == Runtime.Protocol.OPENAI ? "OpenAI-compatible API, port " : "own API, port ")
                                + open.port());
        return new HowToRun.RuntimeSteps(
                runtime.id(),
                runtime.name(),
                brief(runtime.summary()),
                runtime.summary(),
                api,
                offered.note(),
                runtime.home(),
                offered.loads(),
                steps);
    }

    /** The first statement: the page names fourteen runtimes, their homes say the rest. */
    private static String brief(String summary) {
        Matcher end = STATEMENT_END.matcher(summary);
        return end.find() ? summary.substring(0, end.start()) : summary;
    }
}
