package com.runthismodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.source.RecordReader;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the real {@code content/} folder for data tests; a mistake in one fails the test with its line. */
public final class ContentFiles {
    private static final Path CONTENT = Path.of("content");

    private ContentFiles() {}

    public static List<Runtime> runtimes() {
        return below("runtimes", ".yaml").stream()
                .map(file -> read(file, Runtime.class))
                .toList();
    }

    public static Quantizations quantizations() {
        return read(CONTENT.resolve("quantizations.yaml"), Quantizations.class);
    }

    /** Records of a file that holds a list. */
    public static <T> List<T> readList(Path file, Class<T> type) {
        Problems problems = new Problems();
        List<T> all = SourceFile.read(file, file.toString().replace('\\', '/'), problems).stream()
                .flatMap(tree -> RecordReader.of(type).readList(tree, "", problems).stream())
                .map(Located::value)
                .toList();
        assertEquals(List.of(), problems.sorted());
        return all;
    }

    /** Files below a folder of {@code content/} whose names end so, sorted. */
    public static List<Path> below(String folder, String ending) {
        try (Stream<Path> files = Files.walk(CONTENT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(Path file, Class<T> type) {
        Problems problems = new Problems();
        var value = SourceFile.read(file, file.toString().replace('\\', '/'), problems)
                .flatMap(tree -> RecordReader.of(type).read(tree, problems));
        assertEquals(List.of(), problems.sorted());
        return value.orElseThrow().value();
    }
}
