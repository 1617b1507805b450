package com.runthismodel.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Strings real browsers reported; where they come from is in the README beside them. */
final class RendererStrings {
    private static final Path STRINGS = Path.of("generator/src/test/resources/renderer");

    private RendererStrings() {}

    record Real(String id, String expected, TreeSet<Double> memory, String gpu, String vendor, String renderer) {
        @Override
        public String toString() {
            return id + " " + renderer;
        }
    }

    record Unseen(String expected, Set<String> devices, String renderer) {
        @Override
        public String toString() {
            return renderer;
        }
    }

    static List<Real> real() throws IOException {
        return lines("strings.tsv").map(RendererStrings::real).toList();
    }

    static List<Unseen> unseen() throws IOException {
        return lines("unseen.tsv")
                .map(cells -> new Unseen(cells[0], Set.of(words(cells[1])), cells[2]))
                .toList();
    }

    private static Stream<String[]> lines(String file) throws IOException {
        return Files.readAllLines(STRINGS.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1));
    }

    private static Real real(String[] cells) {
        TreeSet<Double> memory = new TreeSet<>();
        for (String size : words(cells[2])) memory.add(Double.valueOf(size));
        return new Real(cells[0], cells[1], memory, cells[3], cells[5], cells[6]);
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }
}
