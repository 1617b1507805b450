package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Sums of the inputs of a bake of everything, so that a later one can tell a touched file from a changed one. A file that
 * was written a moment ago is read before the bake reads it: should it change meanwhile, the sum will not fit. The others
 * are read afterwards, off the way.
 */
final class SourceSums {
    private final Inputs inputs;
    private final Map<String, Stamp> stamps;

    private SourceSums(Inputs inputs) {
        this.inputs = inputs;
        this.stamps = new ConcurrentHashMap<>(inputs.stamps());
    }

    static SourceSums before(Inputs inputs) {
        SourceSums sums = new SourceSums(inputs);
        sums.read(stamp -> stamp.racy(inputs.lookedAtNanos()));
        return sums;
    }

    Map<String, Stamp> after() {
        read(stamp -> !stamp.racy(inputs.lookedAtNanos()));
        return stamps;
    }

    /** The program is not read: when it looks different, it is. */
    private void read(Predicate<Stamp> which) {
        stamps.entrySet().parallelStream()
                .filter(file -> !file.getKey().startsWith("program") && which.test(file.getValue()))
                .forEach(file -> file.setValue(summed(inputs.path(file.getKey()), file.getValue())));
    }

    private static Stamp summed(Path file, Stamp seen) {
        try {
            byte[] content = Files.readAllBytes(file);
            boolean same = seen.sameFile(Stamp.of(Files.readAttributes(file, BasicFileAttributes.class)));
            return same ? seen.with(Manifest.sha256(content, content.length)) : seen;
        } catch (IOException e) {
            return seen;
        }
    }
}
