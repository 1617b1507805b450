package com.runthismodel.bake.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Sums of the inputs of a bake of everything, so that a later one can tell a touched file from a changed one. A file that
 * was written a moment ago is read before the bake reads it: should it change meanwhile, the sum will not fit. The others
 * are read afterwards, off the way.
 */
public final class SourceSums {
    private record Source(Path file, Stamp seen) {}

    private final Inputs inputs;
    private final List<Source> sources;
    private final Map<Path, Stamp> summed = new ConcurrentHashMap<>();

    private SourceSums(Inputs inputs) {
        this.inputs = inputs;
        this.sources = inputs.folders().values().stream()
                .flatMap(folder -> folder.files().entrySet().stream()
                        .map(file -> new Source(folder.folder().resolve(file.getKey()), file.getValue())))
                .toList();
    }

    public static SourceSums before(Inputs inputs) {
        SourceSums sums = new SourceSums(inputs);
        sums.read(stamp -> Stamp.racy(stamp.modifiedNanos(), inputs.lookedAtNanos()));
        return sums;
    }

    public Map<String, Folder> after() {
        read(stamp -> !Stamp.racy(stamp.modifiedNanos(), inputs.lookedAtNanos()));
        Map<String, Folder> folders = new LinkedHashMap<>();
        inputs.folders().forEach((name, folder) -> folders.put(name, folder(folder)));
        return folders;
    }

    private Folder folder(Inputs.Seen folder) {
        Map<String, Stamp> stamps = new HashMap<>();
        folder.files()
                .forEach((file, seen) ->
                        stamps.put(file, summed.get(folder.folder().resolve(file))));
        return Folder.of(stamps);
    }

    private void read(Predicate<Stamp> which) {
        sources.parallelStream()
                .filter(source -> which.test(source.seen()))
                .forEach(source -> summed.put(source.file(), summed(source)));
    }

    private static Stamp summed(Source source) {
        try {
            byte[] content = Files.readAllBytes(source.file());
            boolean same =
                    source.seen().sameFile(Stamp.of(Files.readAttributes(source.file(), BasicFileAttributes.class)));
            return same ? source.seen().with(Sum.of(content)) : source.seen();
        } catch (IOException e) {
            return source.seen();
        }
    }
}
