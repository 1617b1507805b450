package com.runthismodel.source;

import java.util.Comparator;

/**
 * One mistake in a content file, printed as {@code file:line: field: problem, fix}. The field is the path of keys from
 * the top of the file, such as {@code files.gguf[2]}; it is empty where the file as a whole is meant.
 */
public record Problem(String file, int line, String field, String problem, String fix) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::field)
            .thenComparing(Problem::problem)
            .thenComparing(Problem::fix);

    public static Problem at(Place place, String field, String problem, String fix) {
        return new Problem(place.file(), place.line(), field, problem, fix);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String where = file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ");
        return Printable.text(where + problem + (fix.isEmpty() ? "" : ", " + fix));
    }
}
