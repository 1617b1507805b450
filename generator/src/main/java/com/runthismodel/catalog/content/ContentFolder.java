package com.runthismodel.catalog.content;

import com.runthismodel.source.Place;
import com.runthismodel.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files of a content folder by shelf, sorted by name whatever order the disk gives them in. */
final class ContentFolder {
    /** @param name path to print, relative to the repository, with slashes */
    record Entry(Path path, String name) {
        /** The file's own name without its ending. */
        String stem() {
            return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
        }
    }

    private final Path root;
    private final Problems problems;
    private final Map<Shelf, List<Entry>> shelves = new EnumMap<>(Shelf.class);

    private ContentFolder(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static ContentFolder of(Path root, Problems problems) {
        ContentFolder folder = new ContentFolder(root, problems);
        folder.walk();
        folder.shelves.values().forEach(list -> list.sort(Comparator.comparing(Entry::name)));
        return folder;
    }

    /** Only the files named, relative to the folder. */
    static ContentFolder of(Path root, Collection<String> names, Problems problems) {
        ContentFolder folder = new ContentFolder(root, problems);
        for (String name : names) folder.add(root.resolve(name), name);
        folder.shelves.values().forEach(list -> list.sort(Comparator.comparing(Entry::name)));
        return folder;
    }

    List<Entry> files(Shelf shelf) {
        return shelves.getOrDefault(shelf, List.of());
    }

    private void walk() {
        if (!Files.isDirectory(root)) {
            problems.add(new Place("content", 1, 1), "", "is no folder: " + root, "give its place with --content");
            return;
        }
        try {
            ContentFiles.walk(root, this::file);
        } catch (IOException e) {
            problems.add(new Place("content", 1, 1), "", "cannot be listed: " + e.getMessage(), "check permissions");
        }
    }

    private void file(Path file, BasicFileAttributes attributes) {
        String relative = root.relativize(file).toString().replace('\\', '/');
        if (Shelf.isProse(relative)) return;
        Place place = new Place("content/" + relative, 1, 1);
        if (!attributes.isRegularFile()) {
            problems.add(place, "", "is not a regular file", "put the file itself there, not a link to it");
            return;
        }
        add(file, relative);
    }

    private void add(Path file, String relative) {
        Place place = new Place("content/" + relative, 1, 1);
        Shelf.of(relative)
                .ifPresentOrElse(
                        shelf -> shelves.computeIfAbsent(shelf, s -> new ArrayList<>())
                                .add(new Entry(file, place.file())),
                        () -> problems.add(place, "", "belongs to no kind of content", "content is " + Shelf.PLACES));
    }
}
