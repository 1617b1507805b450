package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Placeholder;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.snippet.Offer.Endpoint;
import com.runthismodel.snippet.Offer.Offered;
import com.runthismodel.snippet.Offer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The door of this package: what to type to run these weights with this runtime, or why it cannot. */
public final class Commands {
    private final Runtime runtime;
    private final Weights weights;
    private final Map<Placeholder, List<String>> values;

    private Commands(Runtime runtime, Weights weights, RunOptions options) {
        this.runtime = runtime;
        this.weights = weights;
        this.values = Values.of(runtime, weights, options);
    }

    public static Offer of(Runtime runtime, Weights weights, RunOptions options) {
        return new Commands(runtime, weights, options).offer();
    }

    /** The same for a model: the best of its weights the runtime can run, this quantization where there is a choice. */
    public static Offer of(Runtime runtime, Model model, String quantization, RunOptions options) {
        return of(runtime, new Candidates(model, quantization), options);
    }

    /** The same for many runtimes: what the model has is gathered once. */
    public static List<Offer> of(List<Runtime> runtimes, Model model, String quantization, RunOptions options) {
        Candidates candidates = new Candidates(model, quantization);
        List<Offer> offers = new ArrayList<>();
        for (Runtime runtime : runtimes) offers.add(of(runtime, candidates, options));
        return offers;
    }

    private static Offer of(Runtime runtime, Candidates candidates, RunOptions options) {
        ModelType type = candidates.model().card().type();
        Offer refused = null;
        for (Format format : runtime.formats(type)) {
            String reason = "";
            for (Weights weights : candidates.in(format)) {
                Offer offer = of(runtime, weights, options);
                if (offer instanceof Offered taken) return reason.isEmpty() ? taken : taken.because(reason);
                if (reason.isEmpty() && offer instanceof Refused no) reason = no.reason();
                if (refused == null) refused = offer;
            }
        }
        return refused != null ? refused : new Refused(runtime, Obstacle.noWeights(runtime, type));
    }

    private Offer offer() {
        Optional<String> obstacle = Obstacle.of(runtime, weights);
        if (obstacle.isPresent()) return new Refused(runtime, obstacle.get());
        List<Runtime.Way> fitting = Obstacle.fitting(runtime, weights);
        for (Runtime.Way way : fitting) if (missing(way).isEmpty()) return follow(way);
        return new Refused(runtime, missing(fitting.get(0)).orElseThrow());
    }

    /** A fact the way needs and nobody knows, in words. */
    private Optional<String> missing(Runtime.Way way) {
        for (Runtime.Step step : way.steps()) {
            Optional<String> missing = missing(step.command()).or(() -> missing(step.environment()));
            if (missing.isPresent()) return missing;
        }
        return way.apiModel().flatMap(line -> missing(List.of(line)));
    }

    private Optional<String> missing(List<String> lines) {
        for (String line : lines) {
            for (Placeholder hole : Template.of(line).placeholders()) {
                if (hole.fact().isPresent() && !values.containsKey(hole))
                    return Optional.of("Needs a " + hole.fact().get() + ", and none is known for these weights.");
            }
        }
        return Optional.empty();
    }

    private Offered follow(Runtime.Way way) {
        List<Step> own = new ArrayList<>();
        for (Runtime.Step step : way.steps()) filled(step).ifPresent(own::add);
        List<Step> steps = new ArrayList<>();
        if (weights.gated()) steps.add(SignIn.step(weights));
        steps.addAll(own);
        Optional<Endpoint> endpoint = endpoint(way);
        endpoint.ifPresent(open -> steps.add(Request.step(open, weights.type(), apiModel(way))));
        Optional<String> made = weights.made().filter(quantization -> names(way, Placeholder.MADE));
        String start = made.isPresent() ? all(own) : first(own);
        return new Offered(runtime, weights, made.orElse(weights.quantization()), start, steps, endpoint, note(way));
    }

    private static boolean names(Runtime.Way way, Placeholder placeholder) {
        return way.steps().stream()
                .flatMap(step -> step.command().stream())
                .anyMatch(line -> Template.of(line).placeholders().contains(placeholder));
    }

    private static String all(List<Step> steps) {
        return steps.stream().map(Step::command).collect(Collectors.joining("\n"));
    }

    /** The first that names the weights. */
    private static String first(List<Step> steps) {
        return steps.stream()
                .map(Step::command)
                .filter(command -> command.contains("/"))
                .findFirst()
                .orElse(steps.get(0).command());
    }

    private Optional<String> note(Runtime.Way way) {
        if (!weights.isUnlisted()) return way.note();
        String unlisted = "The files of " + weights.repo() + " have not been listed here yet: if it holds no "
                + weights.quantization() + ", take a name from its page.";
        return Optional.of(way.note().map(note -> note + " " + unlisted).orElse(unlisted));
    }

    /** A step falls away with its first line, and when it is there for its variables and none of them is set. */
    private Optional<Step> filled(Runtime.Step step) {
        List<String> assignments = new ArrayList<>();
        for (String variable : step.environment())
            Template.of(variable).fill(values).ifPresent(words -> assignments.add(words.get(0)));
        if (assignments.isEmpty() && !step.environment().isEmpty()) return Optional.empty();
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < step.command().size(); i++) {
            Optional<List<String>> words = Template.of(step.command().get(i)).fill(values);
            if (words.isPresent()) groups.add(words.get());
            else if (i == 0) return Optional.empty();
        }
        return Optional.of(new Step(step.title(), Shell.command(assignments, groups), step.note()));
    }

    private Optional<Endpoint> endpoint(Runtime.Way way) {
        if (way.apiModel().isEmpty()) return Optional.empty();
        return runtime.api()
                .flatMap(api -> api.path(weights.type()).map(path -> new Endpoint(api.protocol(), api.port(), path)));
    }

    private String apiModel(Runtime.Way way) {
        return way.apiModel()
                .flatMap(line -> Template.of(line).fill(values))
                .orElseThrow()
                .get(0);
    }
}
