package com.runthismodel.snippet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a command in a runtime's file: words split at its own spaces before anything is filled in, so that a value
 * is never more than a part of one word. {@code {name}} is replaced by the value; {@code {name=value}} is replaced by
 * nothing and keeps the line only when the setting has that value.
 */
final class Template {
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)(?:=([A-Za-z0-9_.]+))?}");

    private Template() {}

    /** The words, or nothing when a setting named here is unset. */
    static Optional<List<String>> fill(String line, Map<Placeholder, String> values) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            Optional<String> filled = fillWord(word, values);
            if (filled.isEmpty()) return Optional.empty();
            if (!filled.get().isEmpty()) words.add(filled.get());
        }
        return Optional.of(words);
    }

    static Optional<String> fillWord(String word, Map<Placeholder, String> values) {
        Matcher hole = HOLE.matcher(word);
        StringBuilder out = new StringBuilder();
        while (hole.find()) {
            String value = values.get(placeholder(hole.group(1)));
            String wanted = hole.group(2);
            if (value == null || wanted != null && !wanted.equals(value)) return Optional.empty();
            hole.appendReplacement(out, Matcher.quoteReplacement(wanted == null ? value : ""));
        }
        return Optional.of(hole.appendTail(out).toString());
    }

    static Set<Placeholder> placeholders(String line) {
        Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);
        Matcher hole = HOLE.matcher(line);
        while (hole.find()) found.add(placeholder(hole.group(1)));
        return found;
    }

    private static Placeholder placeholder(String key) {
        return Placeholder.of(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown placeholder {" + key + "}; known: " + Placeholder.keys()));
    }
}
