package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.content.RawContent.Ids;
import com.runthismodel.source.Located;
import com.runthismodel.source.Node;
import com.runthismodel.source.Place;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import com.runthismodel.unit.Lazy;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses files on all cores, each once, and reads them into records; lists keep the order of the sorted names. */
final class ContentReading {
    private final ContentFolder folder;
    private final Problems problems;
    private final Map<Shelf, List<Node>> parsed = new EnumMap<>(Shelf.class);

    ContentReading(ContentFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** One record a file; the file's tree is not kept, because there may be tens of thousands. */
    <T> List<Located<T>> each(Shelf shelf, Class<T> type) {
        RecordReader<T> reader = RecordReader.of(type);
        return folder.files(shelf).parallelStream()
                .flatMap(file -> tree(file, problems)
                        .flatMap(node -> reader.read(node, problems))
                        .map(read -> read.readingAgain(() -> tree(file, new Problems())))
                        .stream())
                .toList();
    }

    private static Optional<Node> tree(ContentFolder.Entry file, Problems problems) {
        return SourceFile.read(file.path(), file.name(), problems);
    }

    /** A list of records in each file. */
    <T> List<Located<T>> lists(Shelf shelf, Class<T> type) {
        RecordReader<T> reader = RecordReader.of(type);
        return nodes(shelf).parallelStream()
                .flatMap(node -> reader.readList(node, "", problems).stream())
                .toList();
    }

    /** The same where they are long: the trees of ten thousand records take several times the memory of these. */
    <T> List<Located<T>> longLists(Shelf shelf, Class<T> type) {
        RecordReader<T> reader = RecordReader.of(type);
        return folder.files(shelf).parallelStream()
                .flatMap(file -> {
                    // One for all mistakes of a file.
                    Lazy<Optional<Node>> again = Lazy.of(() -> tree(file, new Problems()));
                    return tree(file, problems).stream()
                            .flatMap(node -> reader.readList(node, "", problems).stream())
                            .map(read -> read.readingAgain(() -> again.get().map(list -> list.deepest(read.path()))));
                })
                .toList();
    }

    <T> Optional<Located<T>> only(Shelf shelf, Class<T> type) {
        if (folder.files(shelf).isEmpty()) {
            String name = "content/" + shelf.name().toLowerCase(Locale.ROOT) + ".yaml";
            problems.add(new Place(name, 1, 1), "", "is missing", "every content folder needs it");
        }
        return each(shelf, type).stream().findFirst();
    }

    /** The one key of a device file, so that any other is refused as everywhere. */
    public record DeviceFile(Node devices) {}

    List<Located<Device>> devices() {
        RecordReader<DeviceFile> files = RecordReader.of(DeviceFile.class);
        RecordReader<Device> reader = RecordReader.of(Device.class);
        return nodes(Shelf.DEVICES).stream()
                .flatMap(node -> files.read(node, problems).stream())
                .flatMap(file -> reader.readList(file.value().devices(), "devices", problems).stream())
                .toList();
    }

    /** The ids of a shelf's entries, whether or not the entries were accepted. */
    Ids ids(Shelf shelf, String listPath) {
        Set<String> names = nodes(shelf).stream()
                .map(file -> file.deepest(listPath))
                .flatMap(list -> list instanceof Node.Items items ? items.list().stream() : Stream.empty())
                .map(entry -> entry.deepest("id"))
                .flatMap(id -> id instanceof Node.Text text ? Stream.of(text.value()) : Stream.empty())
                .collect(Collectors.toSet());
        return new Ids(names, nodes(shelf).size() == folder.files(shelf).size());
    }

    private List<Node> nodes(Shelf shelf) {
        return parsed.computeIfAbsent(
                shelf,
                s -> folder.files(s).parallelStream()
                        .flatMap(file -> tree(file, problems).stream())
                        .toList());
    }
}
