package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Variant;
import com.runthismodel.hub.Gated;
import com.runthismodel.hub.HubFile;
import com.runthismodel.snippet.Commands;
import com.runthismodel.snippet.Offer;
import com.runthismodel.snippet.RunOptions;
import com.runthismodel.snippet.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to type, for every runtime that can run one of the model's formats. */
final class RunSection {
    /** Easiest to start with first; others follow by id. */
    private static final List<String> ORDER =
            List.of("ollama", "llama-server", "llama-cli", "lm-studio", "vllm", "sglang", "mlx-lm", "koboldcpp", "jan");

    private final Subject subject;
    private final List<Weights> weights;

    private RunSection(Subject subject) {
        this.subject = subject;
        this.weights = weights(subject);
    }

    static HowToRun of(Subject subject) {
        return new RunSection(subject).section();
    }

    private HowToRun section() {
        List<HowToRun.RuntimeSteps> offered = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Runtime runtime : runtimes()) {
            Offer offer = offer(runtime);
            if (offer instanceof Offer.Offered steps) offered.add(steps(steps));
            else if (offer instanceof Offer.Refused no) refused.add(runtime.name() + ": " + no.reason());
        }
        return new HowToRun(pulls(), offered, refused);
    }

    private List<Runtime> runtimes() {
        List<Runtime> runtimes = new ArrayList<>();
        for (String id : ORDER) subject.catalog().runtime(id).ifPresent(runtimes::add);
        for (Runtime runtime : subject.catalog().runtimes()) if (!ORDER.contains(runtime.id())) runtimes.add(runtime);
        return runtimes;
    }

    /** The first of the model's weights the runtime takes; otherwise why it does not take the recommended ones. */
    private Offer offer(Runtime runtime) {
        Offer first = null;
        for (Weights candidate : weights) {
            Offer offer = Commands.of(runtime, candidate, options());
            if (offer instanceof Offer.Offered) return offer;
            if (first == null) first = offer;
        }
        return first == null ? new Offer.Refused(runtime, "No repository with weights for it is known.") : first;
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
        return gguf + "Other runtimes take the weights their first step names. Commands are for a POSIX shell.";
    }

    private static HowToRun.RuntimeSteps steps(Offer.Offered offered) {
        Runtime runtime = offered.runtime();
        List<Step> steps = offered.steps().stream()
                .map(step -> new Step(step.title(), step.command(), step.note()))
                .toList();
        Optional<String> api = offered.endpoint()
                .map(open -> (open.protocol() == Runtime.Protocol.OPENAI
                                ? "OpenAI-compatible API on port "
                                : "own API on port ")
                        + open.port());
        return new HowToRun.RuntimeSteps(
                runtime.id(), runtime.name(), runtime.summary(), api, offered.note(), runtime.home(), steps);
    }

    /** Recommended GGUF first, then one of each other format, then the original weights. */
    private static List<Weights> weights(Subject subject) {
        List<Weights> weights = new ArrayList<>();
        subject.pick().flatMap(Choice::variant).ifPresent(variant -> weights.add(weights(subject, variant)));
        Set<Format> seen = new HashSet<>(Set.of(Format.GGUF));
        for (Variant variant : subject.model().variants()) {
            if (seen.add(variant.format())) weights.add(weights(subject, variant));
        }
        if (!seen.contains(Format.SAFETENSORS)) weights.add(original(subject));
        return weights;
    }

    private static Weights weights(Subject subject, Variant variant) {
        return new Weights(
                subject.model().slug(),
                subject.model().card().type(),
                architectures(subject),
                variant.format(),
                variant.repo(),
                variant.quantization(),
                variant.label(),
                variant.files().stream().map(HubFile::rfilename).toList(),
                variant.projector().map(HubFile::rfilename),
                // Conversions are handed out freely as a rule: only the makers' own repository asks who you are.
                false);
    }

    private static Weights original(Subject subject) {
        return new Weights(
                subject.model().slug(),
                subject.model().card().type(),
                architectures(subject),
                Format.SAFETENSORS,
                subject.model().card().hub(),
                Format.SAFETENSORS.label(),
                "",
                List.of(),
                Optional.empty(),
                subject.model()
                        .repo()
                        .gated()
                        .filter(gated -> gated != Gated.NO)
                        .isPresent());
    }

    private static Set<String> architectures(Subject subject) {
        Set<String> names = new HashSet<>();
        names.add(subject.model().architecture().name());
        subject.model().config().flatMap(config -> config.modelType()).ifPresent(names::add);
        return names;
    }
}
