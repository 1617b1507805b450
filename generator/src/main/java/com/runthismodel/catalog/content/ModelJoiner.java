package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Runs;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Joins cards with snapshots, licences and measured runs, and reports what refers to nothing. */
final class ModelJoiner {
    private final RawContent raw;
    private final Problems problems;
    private final Map<String, Located<HubRepo>> repos = new HashMap<>();
    private final Map<String, Licence> licences = new TreeMap<>();
    private final Map<String, List<Measurement>> measurements;
    private final Map<String, List<Recording>> recordings;

    private ModelJoiner(RawContent raw, Runs runs, Problems problems) {
        this.raw = raw;
        this.problems = problems;
        raw.repos().forEach(repo -> repos.put(repo.value().id(), repo));
        raw.licences().forEach(licence -> licences.put(licence.value().id(), licence.value()));
        this.measurements = runs.measurements().stream()
                .filter(run -> run.slug().isPresent())
                .collect(Collectors.groupingBy(run -> run.slug().get()));
        this.recordings = runs.recordings().stream().collect(Collectors.groupingBy(Recording::slug));
    }

    static List<Model> join(RawContent raw, Problems problems) {
        return join(raw, new Runs(values(raw.measurements()), values(raw.recordings()), List.of()), problems);
    }

    /** The same where the runs are known from an earlier reading. */
    static List<Model> join(RawContent raw, Runs runs, Problems problems) {
        References.check(raw, problems);
        if (raw.quantizations().isEmpty()) return List.of();
        ModelJoiner joiner = new ModelJoiner(raw, runs, problems);
        return raw.cards().parallelStream()
                .flatMap(card -> joiner.model(card).stream())
                .sorted()
                .toList();
    }

    private static <T> List<T> values(List<Located<T>> list) {
        return list.stream().map(Located::value).toList();
    }

    private Optional<Model> model(Located<ModelCard> located) {
        ModelCard card = located.value();
        String slug = CardChecks.slug(located);
        Located<HubRepo> repo = repos.get(card.hub().toString());
        if (repo == null) return Optional.empty();
        Quantizations quantizations = raw.quantizations().orElseThrow().value();
        VariantFinder.Result found = VariantFinder.find(card, quantizations, this::value);
        Model model = new Model(
                slug,
                located.file(),
                card,
                repo.value(),
                architecture(repo.value()),
                card.licence().map(licences::get),
                found.variants(),
                found.unlisted(),
                runs(slug),
                recordings(slug));
        FileSizeChecks.check(model, quantizations, repos, problems);
        return Optional.of(model);
    }

    private Optional<HubRepo> value(RepoId id) {
        return Optional.ofNullable(repos.get(id.toString())).map(Located::value);
    }

    /** Only numbers that passed all checks are worked with; a catalogue with problems is not going to be used. */
    private Architecture architecture(HubRepo repo) {
        if (!problems.isEmpty()) return new UnknownArchitecture("unchecked", "content without problems");
        return repo.config()
                .map(HubConfig::toMap)
                .map(Architecture::ofHub)
                .orElse(new UnknownArchitecture("unknown", "the model's config.json"));
    }

    private List<Measurement> runs(String slug) {
        List<Measurement> runs = new ArrayList<>(measurements.getOrDefault(slug, Collections.emptyList()));
        runs.sort(Comparator.comparing(Measurement::id));
        return runs;
    }

    private List<Recording> recordings(String slug) {
        return recordings.getOrDefault(slug, List.of()).stream()
                .sorted(Comparator.comparing(Recording::id))
                .toList();
    }
}
