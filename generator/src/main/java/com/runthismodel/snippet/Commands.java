package com.runthismodel.snippet;

import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Placeholder;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.snippet.Offer.Endpoint;
import com.runthismodel.snippet.Offer.Offered;
import com.runthismodel.snippet.Offer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Offer refused = null;
        Iterable<Weights> candidates = Candidates.of(model, runtime, quantization)::iterator;
        for (Weights weights : candidates) {
            Offer offer = of(runtime, weights, options);
            if (offer instanceof Offered) return offer;
            if (refused == null) refused = offer;
        }
        return refused != null
                ? refused
                : new Refused(runtime, Obstacle.noWeights(runtime, model.card().type()));
    }

    private Offer offer() {
        Optional<String> obstacle = Obstacle.of(runtime, weights);
        if (obstacle.isPresent()) return new Refused(runtime, obstacle.get());
        List<Runtime.Way> fitting = Obstacle.fitting(runtime, weights).toList();
        return fitting.stream()
                .filter(way -> missing(way).isEmpty())
                .findFirst()
                .<Offer>map(this::follow)
                .orElseGet(() -> new Refused(runtime, missing(fitting.get(0)).orElseThrow()));
    }

    /** A fact the way needs and nobody knows, in words. */
    private Optional<String> missing(Runtime.Way way) {
        Stream<String> steps = way.steps().stream()
                .flatMap(step -> Stream.concat(step.command().stream(), step.environment().stream()));
        return Stream.concat(steps, way.apiModel().stream())
                .flatMap(line -> Template.of(line).placeholders().stream())
                .filter(hole -> !values.containsKey(hole))
                .flatMap(hole -> hole.fact().stream())
                .findFirst()
                .map(fact -> "Needs a " + fact + ", and none is known for these weights.");
    }

    private Offered follow(Runtime.Way way) {
        List<Step> steps = new ArrayList<>();
        if (weights.gated()) steps.add(SignIn.step(weights));
        for (Runtime.Step step : way.steps()) filled(step).ifPresent(steps::add);
        Optional<Endpoint> endpoint = endpoint(way);
        endpoint.ifPresent(open -> steps.add(Request.step(open, weights.type(), apiModel(way))));
        return new Offered(runtime, weights, steps, endpoint, note(way));
    }

    private Optional<String> note(Runtime.Way way) {
        if (!weights.isUnlisted()) return way.note();
        String unlisted = "The files of " + weights.repo() + " have not been listed here yet: if it holds no "
                + weights.quantization() + ", take a name from its page.";
        return Optional.of(way.note().map(note -> note + " " + unlisted).orElse(unlisted));
    }

    /** A step falls away with its first line, and when it is there for its variables and none of them is set. */
    private Optional<Step> filled(Runtime.Step step) {
        List<String> assignments = step.environment().stream()
                .flatMap(variable -> filled(variable).stream())
                .map(words -> words.get(0))
                .toList();
        boolean idle = assignments.isEmpty() && !step.environment().isEmpty();
        if (idle || filled(step.command().get(0)).isEmpty()) return Optional.empty();
        List<List<String>> groups =
                step.command().stream().flatMap(line -> filled(line).stream()).toList();
        return Optional.of(new Step(step.title(), Shell.command(assignments, groups), step.note()));
    }

    private Optional<List<String>> filled(String line) {
        return Template.of(line).fill(values);
    }

    private Optional<Endpoint> endpoint(Runtime.Way way) {
        if (way.apiModel().isEmpty()) return Optional.empty();
        return runtime.api()
                .flatMap(api -> api.path(weights.type()).map(path -> new Endpoint(api.protocol(), api.port(), path)));
    }

    private String apiModel(Runtime.Way way) {
        return way.apiModel().flatMap(this::filled).orElseThrow().get(0);
    }
}
