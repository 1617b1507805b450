package com.runthismodel.bake;

import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.state.ChangedModels;
import com.runthismodel.bake.state.CrossChecks;
import com.runthismodel.bake.state.Differences;
import com.runthismodel.bake.state.Doubt;
import com.runthismodel.bake.state.Inputs;
import com.runthismodel.bake.state.ModelState;
import com.runthismodel.bake.state.ModelStates;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runs;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.page.Output;
import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.page.site.SitePlan.Piece;
import com.runthismodel.page.site.SitePlans;
import com.runthismodel.page.site.Vectors;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bakes the models that changed, and the lists where what they say of these changed, out of what the last bake left. The
 * result equals that of a bake of everything, byte for byte; where that is not certain, it is in doubt and nothing has
 * happened.
 */
final class QuickBake {
    private final Order order;
    private final SiteState before;
    private final Inputs inputs;
    private final Differences differences;
    private final ChangedModels changed;
    private final Shared shared;
    private final Press press;
    private final Map<String, byte[]> printed = new LinkedHashMap<>();

    private QuickBake(
            Order order, SiteState before, Inputs inputs, Differences differences, ChangedModels changed, Warm warm) {
        this.order = order;
        this.before = before;
        this.inputs = inputs;
        this.differences = differences;
        this.changed = changed;
        this.shared = warm.shared();
        this.press = new Press(warm.templates(), this::take);
    }

    static Renewal bake(
            Order order, SiteState before, Inputs inputs, Differences differences, ChangedModels changed, Warm warm)
            throws Doubt {
        try {
            return new QuickBake(order, before, inputs, differences, changed, warm).renew();
        } catch (IOException | TemplateException | RuntimeException e) {
            throw new Doubt(e);
        }
    }

    private void take(String path, byte[] bytes, int length) throws IOException {
        if (printed.put(path, Arrays.copyOf(bytes, length)) != null) throw new IOException("two pages at " + path);
    }

    private Renewal renew() throws IOException, TemplateException, Doubt {
        List<ModelState> renewed = models(changed.again(), runs(changed.before()));
        Set<String> old = files(changed.before());
        for (String file : files(renewed))
            if (!old.contains(file) && Files.exists(order.out().resolve(file))) throw new Doubt("two pages at " + file);
        ModelStates models = before.models().with(changed.before(), renewed);
        boolean samePlaces = differences.sameNames()
                && sets(changed.before(), ModelState::places).equals(sets(renewed, ModelState::places));
        if (!samePlaces) CrossChecks.check(models.all(), renewed, changed.again(), inputs, changed.before());
        Optional<String> facts = before.facts();
        if (!sets(changed.before(), ModelState::shown).equals(sets(renewed, ModelState::shown)))
            facts = lists(models.all());
        vectors(models, renewed);
        SiteState after = new SiteState(
                SiteState.JAVA,
                inputs.lookedAtNanos(),
                differences.folders(),
                before.outputs(),
                facts,
                before.shared(),
                models);
        return new Renewal(order, before, after, printed, gone(old), status(models.count(), facts));
    }

    private Renewal.Status status(int models, Optional<String> facts) {
        return build -> Lists.status(models, facts, build) + shared.statusScript();
    }

    private Set<String> gone(Set<String> old) {
        Set<String> gone = new TreeSet<>(old);
        gone.removeAll(printed.keySet());
        return gone;
    }

    private static Set<String> files(List<ModelState> models) {
        return models.stream().flatMap(model -> model.files().stream()).collect(Collectors.toSet());
    }

    private static <T> Set<T> sets(List<ModelState> models, Function<ModelState, T> part) {
        return models.stream().map(part).collect(Collectors.toSet());
    }

    private static Runs runs(List<ModelState> models) throws IOException {
        List<Runs> runs = new ArrayList<>();
        for (ModelState model : models) runs.add(model.runs().unpack());
        return Runs.all(runs);
    }

    private List<Model> read(List<String> names, Runs runs) {
        return CatalogReader.readAgain(
                order.content(), names, name -> inputs.has("content/" + name), shared.catalog(), runs);
    }

    private List<ModelState> models(List<String> names, Runs runs) throws IOException, TemplateException {
        List<ModelState> models = new ArrayList<>();
        for (Piece piece : SitePlans.models(shared.catalog().with(runs), read(names, runs))) {
            Made made = piece.make().get();
            Set<String> asked = print(made.files());
            models.add(press.keep(made, made.about().orElseThrow(), asked));
        }
        return models;
    }

    private Set<String> print(List<Output> files) throws IOException, TemplateException {
        Set<String> asked = new TreeSet<>();
        for (Output file : files) asked.addAll(press.print(file));
        return asked;
    }

    /** @return the newest day facts were read */
    private Optional<String> lists(List<ModelState> models) throws IOException, TemplateException, Doubt {
        List<Listed> listed = models.stream().map(ModelState::listed).toList();
        Catalog catalog = shared.catalog();
        Lists lists = new Lists(catalog.site(), catalog.devices(), shared.runs(), shared.prose(), catalog.changes());
        Set<String> asked = new TreeSet<>();
        for (Piece piece : lists.of(listed))
            asked.addAll(print(piece.make().get().files()));
        bundles(models, asked);
        return Lists.facts(listed);
    }

    /** A bundle is there exactly when some page asks for it. */
    private void bundles(List<ModelState> models, Set<String> asked) throws Doubt {
        Set<String> bundles = new HashSet<>(asked);
        bundles.addAll(shared.proseBundles());
        for (ModelState model : models) bundles.addAll(model.bundles());
        Set<String> made = shared.assets().keySet().stream()
                .filter(name -> name.contains("+"))
                .collect(Collectors.toSet());
        if (!made.equals(bundles)) throw new Doubt("other bundles of scripts");
    }

    /** The test vectors are made of a few models together: all of them are read again. */
    private void vectors(ModelStates models, List<ModelState> renewed) throws IOException, TemplateException {
        boolean touched = Stream.of(changed.before(), renewed)
                .flatMap(List::stream)
                .anyMatch(model -> Vectors.isOf(model.slug()));
        if (!touched) return;
        List<ModelState> named = models.all().stream()
                .filter(model -> Vectors.isOf(model.slug()))
                .toList();
        List<String> cards = named.stream()
                .map(model -> model.card().substring("content/".length()))
                .toList();
        print(SitePlans.vectors(shared.catalog().with(read(cards, runs(named))))
                .make()
                .get()
                .files());
    }
}
