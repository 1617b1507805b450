package com.runthismodel.catalog;

import com.runthismodel.catalog.ContentFolder.Entry;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Located;
import com.runthismodel.source.Node;
import com.runthismodel.source.Place;
import com.runthismodel.source.Problems;
import com.runthismodel.source.RecordReader;
import com.runthismodel.source.SourceFile;
import java.util.List;
import java.util.Optional;
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
        List<Located<QualityMeasurement>> measuredQuality) {

    /** The one key of a device file, so that notes and other keys are refused as everywhere. */
    public record DeviceFile(Node devices) {}

    static RawContent read(ContentFolder folder, Problems problems) {
        Reading reading = new Reading(folder, problems);
        return new RawContent(
                folder,
                reading.only(Shelf.SITE, Site.class),
                reading.only(Shelf.QUANTIZATIONS, Quantizations.class),
                reading.lists(Shelf.LICENCES, Licence.class).toList(),
                reading.each(Shelf.MODELS, ModelCard.class).toList(),
                reading.each(Shelf.HUB, HubRepo.class).toList(),
                reading.devices(),
                reading.each(Shelf.PCI_IDS, PciIds.class).findFirst(),
                reading.each(Shelf.RUNTIMES, Runtime.class).toList(),
                Stream.concat(
                                reading.lists(Shelf.IMPORTED_BENCHMARKS, Measurement.class),
                                reading.each(Shelf.BENCHMARKS, Measurement.class))
                        .toList(),
                reading.lists(Shelf.MEASURED_QUALITY, QualityMeasurement.class).toList());
    }

    /** Files are parsed on all cores; streams keep the order of the sorted list. */
    private record Reading(ContentFolder folder, Problems problems) {
        <T> Stream<Located<T>> each(Shelf shelf, Class<T> type) {
            RecordReader<T> reader = RecordReader.of(type);
            return nodes(shelf).flatMap(node -> reader.read(node, problems).stream());
        }

        <T> Stream<Located<T>> lists(Shelf shelf, Class<T> type) {
            RecordReader<T> reader = RecordReader.of(type);
            return nodes(shelf).flatMap(node -> reader.readList(node, "", problems).stream());
        }

        List<Located<Device>> devices() {
            RecordReader<Device> reader = RecordReader.of(Device.class);
            return each(Shelf.DEVICES, DeviceFile.class)
                    .flatMap(file -> reader.readList(file.value().devices(), "devices", problems).stream())
                    .toList();
        }

        <T> Optional<Located<T>> only(Shelf shelf, Class<T> type) {
            if (folder.files(shelf).isEmpty()) missing(shelf);
            return each(shelf, type).findFirst();
        }

        private void missing(Shelf shelf) {
            String name = shelf == Shelf.SITE ? "site.yaml" : "quantizations.yaml";
            problems.add(new Place("content/" + name, 1, 1), "", "is missing", "every content folder needs it");
        }

        private Stream<Node> nodes(Shelf shelf) {
            return folder.files(shelf).parallelStream().flatMap(this::node);
        }

        private Stream<Node> node(Entry entry) {
            return SourceFile.read(entry.path(), entry.name(), problems).stream();
        }
    }
}
