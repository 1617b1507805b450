package com.runthismodel.snippet;

import com.runthismodel.catalog.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * One line of a command in a runtime's file: words split at its own spaces before anything is filled in, so that a value
 * is never more than a part of one word. {@code {name}} is replaced by the value; {@code {name=value}} is replaced by
 * nothing and keeps the line only when the setting has that value; a word that is just {@code {files}} becomes a word
 * per file.
 */
record Template(List<Word> words, Set<Placeholder> placeholders) {
    /** A few hundred lines are filled in for every model: each is parsed once. */
    private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();

    static Template of(String line) {
        return PARSED.computeIfAbsent(line, Template::parse);
    }

    private static Template parse(String line) {
        return new Template(Stream.of(line.split(" ")).map(Word::parse).toList(), Placeholder.in(line));
    }

    /** The words, or nothing when a setting named here is unset. */
    Optional<List<String>> fill(Map<Placeholder, List<String>> values) {
        List<String> filled = new ArrayList<>();
        for (Word word : words) if (!word.fill(values, filled)) return Optional.empty();
        return Optional.of(filled);
    }

    /** What stands between two spaces. */
    sealed interface Word {
        /** Adds to {@code out}; false when a value it needs is missing. */
        boolean fill(Map<Placeholder, List<String>> values, List<String> out);

        static Word parse(String word) {
            if (word.equals("{" + Placeholder.FILES.key() + "}")) return new EachFile();
            List<Part> parts = new ArrayList<>();
            Matcher hole = Placeholder.HOLE.matcher(word);
            int end = 0;
            while (hole.find()) {
                parts.add(new Literal(word.substring(end, hole.start())));
                parts.add(new Hole(Placeholder.named(hole.group(1)), Optional.ofNullable(hole.group(2))));
                end = hole.end();
            }
            parts.add(new Literal(word.substring(end)));
            return new Text(List.copyOf(parts));
        }
    }

    private record EachFile() implements Word {
        @Override
        public boolean fill(Map<Placeholder, List<String>> values, List<String> out) {
            return out.addAll(values.getOrDefault(Placeholder.FILES, List.of()));
        }
    }

    private record Text(List<Part> parts) implements Word {
        @Override
        public boolean fill(Map<Placeholder, List<String>> values, List<String> out) {
            String filled = "";
            for (Part part : parts) {
                String text = part.text(values);
                if (text == null) return false;
                filled = filled.isEmpty() ? text : filled + text;
            }
            return out.add(filled);
        }
    }

    private sealed interface Part {
        /** Null when the value is missing: most words are one literal, asked for by every model and runtime. */
        String text(Map<Placeholder, List<String>> values);
    }

    private record Literal(String literal) implements Part {
        @Override
        public String text(Map<Placeholder, List<String>> values) {
            return literal;
        }
    }

    private record Hole(Placeholder placeholder, Optional<String> wanted) implements Part {
        @Override
        public String text(Map<Placeholder, List<String>> values) {
            List<String> known = values.get(placeholder);
            if (known == null || known.isEmpty()) return null;
            String value = known.get(0);
            if (wanted.isEmpty()) return value;
            return wanted.get().equals(value) ? "" : null;
        }
    }
}
