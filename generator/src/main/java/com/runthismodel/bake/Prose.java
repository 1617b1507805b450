package com.runthismodel.bake;

import com.runthismodel.catalog.Slug;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.source.HiddenCharacters;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hand-written pages, {@code content/pages/*.md}: known and checked before JBake reads them, because it drops a page
 * with a bad header in silence.
 */
final class Prose {
    private static final String SEPARATOR = "~~~~~~";
    private static final int LARGEST_FILE = 1 << 20;
    /** Markdown nests within a line: a line bounds how deep its readers must follow. */
    private static final int LONGEST_LINE = 1000;
    /** Its readers look ahead to the end of a paragraph, some from each of its characters: ten times this takes 15 s. */
    private static final int LONGEST_PARAGRAPH = 10_000;

    /** Quotes and lists within each other at the head of a line; JBake's Markdown follows them by recursion. */
    private static final Pattern NESTING = Pattern.compile("(?:>\\s*|(?:[-*+]|[0-9]{1,9}[.)])\\s+)");

    private static final int DEEPEST = 20;

    private final Map<String, ProseEntry> byPath = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private Prose() {}

    static Prose read(Path folder) throws IOException, BakeException {
        Prose prose = new Prose();
        if (!Files.isDirectory(folder))
            throw new BakeException(List.of("content/pages:1: is missing, the hand-written pages stand there"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) prose.add(file);
        }
        if (!prose.mistakes.isEmpty()) throw new BakeException(prose.mistakes);
        return prose;
    }

    /** As problems of all other content are written: from the content folder on, wherever that stands. */
    private static String place(Path file) {
        return "content/pages/" + file.getFileName();
    }

    /** A line for each page that did not come out of the oven. */
    List<String> missing(Path site) {
        return entries().stream()
                .filter(entry -> !Files.exists(site.resolve(entry.path())))
                .map(entry -> entry.file() + ":1: JBake made no page of it")
                .toList();
    }

    /** A line for each page that took the place of another one. */
    List<String> taken(Predicate<String> catalogue) {
        return entries().stream()
                .filter(entry -> catalogue.test(entry.path()))
                .map(entry ->
                        entry.file() + ":1: " + entry.path() + " is a page of the catalogue, name this one otherwise")
                .toList();
    }

    List<ProseEntry> entries() {
        return List.copyOf(byPath.values());
    }

    ProseEntry entry(String path) {
        return byPath.get(path);
    }

    private void add(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.matches("[a-z0-9][a-z0-9-]*\\.md") || !Slug.isValid(name)) {
            mistakes.add(place(file) + ":1: only prose goes here: name it like how-to-read.md (a-z, 0-9, -)");
            return;
        }
        Optional<List<String>> lines = lines(file);
        if (lines.isEmpty()) return;
        Map<String, String> header = header(file, lines.get());
        String path = name.substring(0, name.length() - ".md".length()) + ".html";
        byPath.put(path, new ProseEntry(path, "content/pages/" + name, header.get("title"), header.get("description")));
    }

    /** A link could show what lies outside of the repository; nobody writes a page of a megabyte. */
    private Optional<List<String>> lines(Path file) throws IOException {
        String problem;
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            problem = "is not a regular file, put the file itself there, not a link to it";
        else if (Files.size(file) > LARGEST_FILE) problem = "is larger than 1 MiB, split it";
        else
            try {
                return Optional.of(Files.readAllLines(file));
            } catch (CharacterCodingException e) {
                problem = "is not UTF-8 text, save the file as UTF-8";
            }
        mistakes.add(place(file) + ":1: " + problem);
        return Optional.empty();
    }

    private Map<String, String> header(Path file, List<String> lines) {
        Map<String, String> header = new TreeMap<>();
        int end = lines.indexOf(SEPARATOR);
        if (end < 0) mistakes.add(place(file) + ":1: no header: title=…, description=…, then a line " + SEPARATOR);
        for (int i = 0; i < lines.size(); i++) visible(file, i + 1, lines.get(i));
        paragraphs(file, lines);
        for (int i = 0; i < end; i++) addLine(file, i + 1, lines.get(i), header);
        for (String key : List.of("title", "description")) {
            if (end >= 0 && !header.containsKey(key))
                mistakes.add(place(file) + ":1: " + key + ": missing in the header");
        }
        return header;
    }

    /** As in all other content: what a reviewer cannot see stays out. */
    private void visible(Path file, int line, String text) {
        if (text.length() > LONGEST_LINE)
            mistakes.add(place(file) + ":" + line + ": is longer than " + LONGEST_LINE + " characters, break the line");
        if (depth(text) > DEEPEST)
            mistakes.add(place(file) + ":" + line + ": nests deeper than " + DEEPEST + " levels, flatten it");
        HiddenCharacters.first(text)
                .ifPresent(at -> mistakes.add(String.format(
                        "%s:%d: holds the hidden character U+%04X: remove it",
                        place(file), line, text.codePointAt(at))));
    }

    private void paragraphs(Path file, List<String> lines) {
        int length = 0;
        for (int i = 0; i < lines.size(); i++) {
            int before = length;
            length = lines.get(i).matches("[ \\t]*") ? 0 : length + lines.get(i).length() + 1;
            if (before <= LONGEST_PARAGRAPH && length > LONGEST_PARAGRAPH)
                mistakes.add(place(file) + ":" + (i + 1) + ": the paragraph is longer than " + LONGEST_PARAGRAPH
                        + " characters, put an empty line into it");
        }
    }

    private static int depth(String line) {
        Matcher marker = NESTING.matcher(line.strip());
        int depth = 0;
        while (marker.lookingAt()) {
            depth++;
            marker.region(marker.end(), marker.regionEnd());
        }
        return depth;
    }

    private void addLine(Path file, int line, String text, Map<String, String> header) {
        String[] pair = text.split("=", 2);
        String problem = null;
        if (pair.length < 2 || !List.of("title", "description").contains(pair[0]))
            problem = "unknown \"" + pair[0] + "\", a header has title= and description=";
        else if (pair[1].isBlank()) problem = pair[0] + ": empty";
        else if (header.put(pair[0], pair[1].strip()) != null) problem = pair[0] + ": given twice";
        if (problem != null) mistakes.add(place(file) + ":" + line + ": " + problem);
    }
}
