package com.runthismodel.bake;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.Runs;
import com.runthismodel.page.Output;
import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.page.site.SitePlan.Piece;
import com.runthismodel.page.site.SitePlans;
import com.runthismodel.page.site.Vectors;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Bakes the models that changed and the lists that show them, out of what the last bake left. The result equals that of a
 * bake of everything, byte for byte; where that is not certain, it is in doubt and nothing has happened.
 */
final class QuickBake {
    private final Order order;
    private final SiteState before;
    private final Inputs inputs;
    private final Shared shared;
    private final Assets assets;
    private final Press press;
    private final Map<String, byte[]> printed = new LinkedHashMap<>();
    private final Set<String> bundles = new TreeSet<>();

    private QuickBake(Order order, SiteState before, Inputs inputs) throws IOException {
        this.order = order;
        this.before = before;
        this.inputs = inputs;
        this.shared = before.shared().unpack();
        this.assets = Assets.known(shared.assets());
        this.press = new Press(
                new Templates(shared.templates(), shared.site(), assets),
                (path, bytes, length) -> printed.put(path, Arrays.copyOf(bytes, length)));
    }

    static Renewal bake(Order order, SiteState before, Inputs inputs, Differences differences) throws Doubt {
        ChangedModels changed = ChangedModels.of(differences, before);
        try {
            return new QuickBake(order, before, inputs).renew(changed, differences);
        } catch (IOException | TemplateException | RuntimeException e) {
            throw new Doubt(e);
        }
    }

    private Renewal renew(ChangedModels changed, Differences differences) throws IOException, TemplateException, Doubt {
        List<Model> read = read(changed.again(), changed.before());
        SortedMap<String, ModelState> models = new TreeMap<>(before.models());
        Map<String, Stamp> outputs = new TreeMap<>(before.outputs());
        for (ModelState model : changed.before()) {
            models.remove(model.slug());
            model.files().forEach(outputs::remove);
        }
        List<ModelState> renewed = models(read);
        for (ModelState model : renewed) {
            if (models.put(model.slug(), model) != null) throw new Doubt("two models at " + model.slug());
            for (String file : model.files()) if (outputs.containsKey(file)) throw new Doubt("two pages at " + file);
        }
        CrossChecks.check(
                models.values(), renewed, changed.again(), inputs.stamps().keySet(), shared.ran());
        lists(models, changed, renewed);
        bundles(models);
        SiteState after = new SiteState(
                SiteState.JAVA, inputs.lookedAtNanos(), differences.stamps(), outputs, before.shared(), models);
        return new Renewal(before, after, printed, status(models));
    }

    private List<Model> read(List<String> names, List<ModelState> known) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        List<Recording> recordings = new ArrayList<>();
        for (ModelState model : known) {
            Runs runs = model.runs().unpack();
            measurements.addAll(runs.measurements());
            recordings.addAll(runs.recordings());
        }
        return CatalogReader.readAgain(
                order.content(),
                names,
                name -> inputs.stamps().containsKey("content/" + name),
                shared.catalog(),
                new Runs(measurements, recordings));
    }

    private List<ModelState> models(List<Model> read) throws IOException, TemplateException {
        List<ModelState> models = new ArrayList<>();
        for (Piece piece : SitePlans.models(shared.catalog(), read)) {
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

    private void lists(SortedMap<String, ModelState> models, ChangedModels changed, List<ModelState> renewed)
            throws IOException, TemplateException {
        Catalog catalog = shared.catalog();
        Lists lists = new Lists(catalog.site(), catalog.devices(), shared.prose(), catalog.changes());
        bundles.addAll(print(lists.of(listed(models))));
        Set<String> touched = new HashSet<>();
        for (ModelState model : changed.before()) touched.add(model.slug());
        for (ModelState model : renewed) touched.add(model.slug());
        if (touched.stream().anyMatch(Vectors::isOf)) vectors(models);
    }

    /** The test vectors are made of a few models together: all of them are read again. */
    private void vectors(SortedMap<String, ModelState> models) throws IOException, TemplateException {
        List<ModelState> named = models.values().stream()
                .filter(model -> Vectors.isOf(model.slug()))
                .toList();
        List<String> cards = named.stream()
                .map(model -> model.card().substring("content/".length()))
                .toList();
        print(SitePlans.vectors(shared.catalog().with(read(cards, named)))
                .make()
                .get()
                .files());
    }

    /** A bundle is there exactly when some page asks for it. */
    private void bundles(SortedMap<String, ModelState> models) throws Doubt {
        bundles.addAll(shared.proseBundles());
        for (ModelState model : models.values()) bundles.addAll(model.bundles());
        Set<String> made = shared.assets().keySet().stream()
                .filter(name -> name.contains("+"))
                .collect(Collectors.toSet());
        if (!made.equals(bundles)) throw new Doubt("other bundles of scripts");
    }

    private Renewal.Status status(SortedMap<String, ModelState> models) {
        List<Listed> listed = listed(models);
        return build -> Lists.status(listed, build) + shared.statusScript();
    }

    private static List<Listed> listed(SortedMap<String, ModelState> models) {
        return models.values().stream().map(ModelState::listed).toList();
    }
}
