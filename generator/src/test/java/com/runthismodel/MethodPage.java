package com.runthismodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The figures in the tables of the method page, for the tests that measure them. */
public final class MethodPage {
    private static final Path PAGE = Path.of("content/pages/method.md");

    private MethodPage() {}

    /** The page as one line of words. */
    public static String words() {
        return String.join(" ", lines()).replaceAll("\\s+", " ");
    }

    /** The numbers of the one row that begins with these words; cells without one are passed over. */
    public static double[] row(String what) {
        List<String> rows = lines().stream()
                .filter(line -> line.startsWith("| " + what + " |"))
                .toList();
        assertEquals(1, rows.size(), "rows of " + PAGE + " that begin with: " + what);
        String[] cells = rows.get(0).split("\\|");
        return Arrays.stream(cells, 2, cells.length)
                .filter(cell -> cell.matches(".*\\d.*"))
                .mapToDouble(cell -> Double.parseDouble(cell.replaceAll("[ ,%]", "")))
                .toArray();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
