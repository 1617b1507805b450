package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.PciIds;
import com.runthismodel.catalog.QualityMeasurement;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Site;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each file says on its own, before anything is joined. A file with mistakes is missing here and reported. */
record RawContent(
        ContentFolder folder,
        Optional<Located<Site>> site,
        Optional<Located<Quantizations>> quantizations,
        List<Located<Licence>> licences,
        List<Located<ModelCard>> cards,
        List<Located<HubRepo>> repos,
        List<Located<Device>> devices,
        Optional<Located<PciIds>> pciIds,
        List<Located<Runtime>> runtimes,
        List<Located<Measurement>> measurements,
        List<Located<QualityMeasurement>> measuredQuality,
        List<Located<Recording>> recordings,
        List<Located<Changes>> changes,
        Ids licenceIds,
        Ids deviceIds) {

    /**
     * Names that some file tries to define. An entry that was refused for another mistake still counts as there, and of
     * a file that could not be read at all everything may be there: one mistake is told once.
     */
    record Ids(Set<String> names, boolean complete) {
        boolean lack(String id) {
            return complete && !names.contains(id);
        }
    }

    static RawContent read(ContentFolder folder, Problems problems) {
        ContentReading reading = new ContentReading(folder, problems);
        return new RawContent(
                folder,
                reading.only(Shelf.SITE, Site.class),
                reading.only(Shelf.QUANTIZATIONS, Quantizations.class),
                reading.lists(Shelf.LICENCES, Licence.class),
                reading.each(Shelf.MODELS, ModelCard.class),
                reading.each(Shelf.HUB, HubRepo.class),
                reading.devices(),
                reading.each(Shelf.PCI_IDS, PciIds.class).stream().findFirst(),
                reading.each(Shelf.RUNTIMES, Runtime.class),
                Stream.concat(
                                reading.longLists(Shelf.IMPORTED_BENCHMARKS, Measurement.class).stream(),
                                reading.each(Shelf.BENCHMARKS, Measurement.class).stream())
                        .toList(),
                reading.longLists(Shelf.MEASURED_QUALITY, QualityMeasurement.class),
                reading.each(Shelf.RECORDINGS, Recording.class),
                reading.each(Shelf.CHANGES, Changes.class),
                reading.ids(Shelf.LICENCES, ""),
                reading.ids(Shelf.DEVICES, "devices"));
    }

    /** Cards and snapshots of some models; everything else is known, and passed its checks, from an earlier reading. */
    static RawContent again(
            Path content, Collection<String> names, Predicate<String> exists, Catalog shared, Problems problems) {
        List<Located<ModelCard>> cards = new ContentReading(ContentFolder.of(content, names, problems), problems)
                .each(Shelf.MODELS, ModelCard.class);
        Set<String> all = new TreeSet<>(names);
        for (Located<ModelCard> card : cards)
            snapshots(card.value()).filter(exists).forEach(all::add);
        ContentFolder folder = ContentFolder.of(content, all, problems);
        Set<String> licences = shared.licences().stream().map(Licence::id).collect(Collectors.toSet());
        return new RawContent(
                folder,
                Optional.empty(),
                Optional.of(known(shared.quantizations())),
                shared.licences().stream().map(RawContent::known).toList(),
                cards,
                new ContentReading(folder, problems).each(Shelf.HUB, HubRepo.class),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Ids(licences, true),
                new Ids(Set.of(), true));
    }

    private static Stream<String> snapshots(ModelCard card) {
        Stream<RepoId> converted = card.files().byFormat().values().stream().flatMap(List::stream);
        return Stream.concat(Stream.of(card.hub()), converted).map(id -> "hub/" + id + ".json");
    }

    private static <T> Located<T> known(T value) {
        return new Located<>(value, "", () -> null, "");
    }
}
