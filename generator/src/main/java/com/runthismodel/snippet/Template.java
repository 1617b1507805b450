package com.runthismodel.snippet;

import com.runthismodel.catalog.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One line of a command in a runtime's file: words split at its own spaces before anything is filled in, so that a value
 * is never more than a part of one word. {@code {name}} is replaced by the value; {@code {name=value}} is replaced by
 * nothing and keeps the line only when the setting has that value; a word that is just {@code {files}} becomes a word
 * per file.
 */
final class Template {
    private static final String FILES = "{" + Placeholder.FILES.key() + "}";

    private Template() {}

    /** The words, or nothing when a setting named here is unset. */
    static Optional<List<String>> fill(String line, Map<Placeholder, List<String>> values) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            if (word.equals(FILES)) {
                words.addAll(values.getOrDefault(Placeholder.FILES, List.of()));
                continue;
            }
            Optional<String> filled = fillWord(word, values);
            if (filled.isEmpty()) return Optional.empty();
            words.add(filled.get());
        }
        return Optional.of(words);
    }

    static Optional<String> fillWord(String word, Map<Placeholder, List<String>> values) {
        Matcher hole = Placeholder.HOLE.matcher(word);
        StringBuilder out = new StringBuilder();
        while (hole.find()) {
            List<String> value = values.get(Placeholder.named(hole.group(1)));
            String wanted = hole.group(2);
            if (value == null || wanted != null && !value.contains(wanted)) return Optional.empty();
            hole.appendReplacement(out, Matcher.quoteReplacement(wanted == null ? value.get(0) : ""));
        }
        return Optional.of(hole.appendTail(out).toString());
    }
}
