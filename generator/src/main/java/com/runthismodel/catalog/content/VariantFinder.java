package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.QuantizationName;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.SafetensorsFiles;
import com.runthismodel.catalog.Variant;
import com.runthismodel.hub.HubRepo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** From the repositories a card names to the variants a page lists: files grouped, parts joined, names read. */
final class VariantFinder {
    private final Quantizations quantizations;
    private final Function<RepoId, Optional<HubRepo>> repos;
    // One variant for each format and quantization: the first repository that has it is the card's best.
    private final Map<String, Variant> found = new LinkedHashMap<>();
    private final List<Model.Unlisted> unlisted = new ArrayList<>();

    private VariantFinder(Quantizations quantizations, Function<RepoId, Optional<HubRepo>> repos) {
        this.quantizations = quantizations;
        this.repos = repos;
    }

    /** @param unlisted files and repositories whose quantization has no name we know */
    record Result(List<Variant> variants, List<Model.Unlisted> unlisted) {}

    static Result find(ModelCard card, Quantizations quantizations, Function<RepoId, Optional<HubRepo>> repos) {
        VariantFinder finder = new VariantFinder(quantizations, repos);
        card.files().byFormat().forEach((format, ids) -> ids.forEach(id -> finder.repository(format, id)));
        finder.original(card.hub());
        List<Variant> variants = new ArrayList<>(finder.found.values());
        variants.sort(Comparator.comparing(Variant::format).thenComparingInt(finder::rank));
        return new Result(variants, finder.unlisted);
    }

    private void repository(Format format, RepoId id) {
        HubRepo repo = repos.apply(id).orElse(null);
        if (format == Format.GGUF) {
            if (repo == null) unlisted.add(new Model.Unlisted(id, Optional.empty()));
            else gguf(id, repo);
            return;
        }
        Optional<String> name = QuantizationName.ofRepository(format, id.name());
        if (name.flatMap(quantizations::other).isEmpty()) unlisted.add(new Model.Unlisted(id, Optional.empty()));
        else add(other(format, name.get(), id, repo));
    }

    /** The makers' own weights, where config.json says in which of our layouts they are. */
    private void original(RepoId id) {
        HubRepo repo = repos.apply(id).orElse(null);
        if (repo == null) return;
        OriginalWeights.of(repo)
                .filter(layout -> quantizations.other(layout.name()).isPresent())
                .ifPresent(layout -> add(other(layout.format(), layout.name(), id, repo)));
    }

    private static Variant other(Format format, String name, RepoId id, HubRepo repo) {
        Optional<HubRepo> known = Optional.ofNullable(repo);
        return new Variant(
                format,
                name,
                name,
                id,
                known.map(SafetensorsFiles::of).orElse(List.of()),
                Optional.empty(),
                known.flatMap(SafetensorsFiles::tensorBytes));
    }

    private void gguf(RepoId id, HubRepo repo) {
        GgufFiles files = GgufFiles.of(repo.siblings());
        Map<String, GgufFiles.FileSet> best = new TreeMap<>();
        for (GgufFiles.FileSet set : files.sets()) {
            Optional<String> name = set.quantization().map(QuantizationName::canonical);
            if (name.filter(this::known).isEmpty()) unlisted.add(new Model.Unlisted(id, Optional.of(set.stem())));
            else best.merge(name.get(), set, GgufFiles.FileSet::better);
        }
        best.forEach((name, set) -> add(new Variant(
                Format.GGUF,
                name,
                set.quantization().orElseThrow(),
                id,
                set.files(),
                files.projector(),
                Optional.empty())));
    }

    private boolean known(String name) {
        return quantizations.fileType(name).isPresent()
                || quantizations.publisherVariant(name).isPresent();
    }

    private void add(Variant variant) {
        found.putIfAbsent(variant.format() + " " + variant.quantization(), variant);
    }

    /** The order of quantizations.yaml, a publisher's recipe right before the file type it is near. */
    private int rank(Variant variant) {
        if (variant.format() != Format.GGUF)
            return index(quantizations.others(), Quantizations.GroupLayout::name, variant.quantization());
        Optional<String> base =
                quantizations.publisherVariant(variant.quantization()).map(Quantizations.PublisherVariant::base);
        int index = index(quantizations.fileTypes(), Quantizations.FileType::name, base.orElse(variant.quantization()));
        return 2 * index + (base.isPresent() ? 0 : 1);
    }

    private static <T> int index(List<T> list, Function<T, String> name, String wanted) {
        for (int i = 0; i < list.size(); i++) if (name.apply(list.get(i)).equals(wanted)) return i;
        return -1;
    }
}
