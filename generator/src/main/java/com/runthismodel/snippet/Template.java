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
        for (Word word : words) {
            List<String> texts = word.fill(values);
            if (texts.isEmpty()) return Optional.empty();
            filled.addAll(texts);
        }
        return Optional.of(filled);
    }

    /** What stands between two spaces. Fills to nothing when a value it needs is missing. */
    sealed interface Word {
        List<String> fill(Map<Placeholder, List<String>> values);

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
        public List<String> fill(Map<Placeholder, List<String>> values) {
            return values.getOrDefault(Placeholder.FILES, List.of());
        }
    }

    private record Text(List<Part> parts) implements Word {
        @Override
        public List<String> fill(Map<Placeholder, List<String>> values) {
            StringBuilder out = new StringBuilder();
            for (Part part : parts) {
                Optional<String> text = part.text(values);
                if (text.isEmpty()) return List.of();
                out.append(text.get());
            }
            return List.of(out.toString());
        }
    }

    private sealed interface Part {
        Optional<String> text(Map<Placeholder, List<String>> values);
    }

    private record Literal(String literal) implements Part {
        @Override
        public Optional<String> text(Map<Placeholder, List<String>> values) {
            return Optional.of(literal);
        }
    }

    private record Hole(Placeholder placeholder, Optional<String> wanted) implements Part {
        @Override
        public Optional<String> text(Map<Placeholder, List<String>> values) {
            Optional<String> value =
                    values.getOrDefault(placeholder, List.of()).stream().findFirst();
            return wanted.isEmpty() ? value : value.filter(wanted.get()::equals).map(same -> "");
        }
    }
}
