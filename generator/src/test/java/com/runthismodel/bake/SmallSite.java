package com.runthismodel.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The small site of the test resources, baked once for all tests that only look at it. */
final class SmallSite {
    static final Path CONTENT = Path.of("generator/src/test/resources/sites/small/content");

    private static Path baked;

    private SmallSite() {}

    static synchronized Path baked() throws Exception {
        if (baked == null) {
            Path folder = Files.createTempDirectory("small-site");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            bake(CONTENT, folder.resolve("site"));
            baked = folder.resolve("site");
        }
        return baked;
    }

    static Baked bake(Path content, Path out) throws Exception {
        return Bakery.bake(new Order(content, out, Optional.empty(), Optional.empty()));
    }

    /** Relative paths of all files, sorted. */
    static List<String> files(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> site.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) {
        try {
            new Disk().delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
