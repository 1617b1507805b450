package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The small site of the test resources, baked once for all tests that only look at it. */
public final class SmallSite {
    public static final Path CONTENT = Path.of("generator/src/test/resources/sites/small/content");

    /** Stands for all classes: no program changes while tests run, and a bake would read two thousand files to see that. */
    private static final Path PROGRAM = Path.of("pom.xml").toAbsolutePath();

    private static Path baked;

    private SmallSite() {}

    public static synchronized Path baked() throws Exception {
        if (baked == null) baked = kept(CONTENT);
        return baked;
    }

    /** A site that stays as long as this JVM. */
    static Path kept(Path content) throws Exception {
        Path folder = Files.createTempDirectory("kept-site");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        bake(content, folder.resolve("site"));
        return folder.resolve("site");
    }

    public static Baked bake(Path content, Path out) throws Exception {
        return bakery(new Order(content, out, Optional.empty(), Optional.empty()), new Disk())
                .bake();
    }

    static Bakery bakery(Order order, Disk disk) {
        return new Bakery(order, disk, PROGRAM);
    }

    /** Relative paths of all files, sorted. */
    public static List<String> files(Path site) throws IOException {
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
