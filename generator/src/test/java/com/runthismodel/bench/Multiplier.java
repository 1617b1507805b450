package com.runthismodel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A content folder of as many models as are asked for, made from the real one: every copy of a model has its own
 * address, name, makers, snapshots, converted files, measured runs and measured quality, and a vocabulary of its own
 * size, so that no two models have the same numbers. {@code bake} reads it like any other.
 */
final class Multiplier {
    private static final Pattern REPOSITORY = Pattern.compile("([\\w.-]+)/([\\w.-]+)");
    private static final Pattern VOCABULARY = Pattern.compile("\"vocab_size\": (\\d{5,})");
    private static final Pattern SLUG = Pattern.compile("\"slug\": \"([^\"]+)\"");
    /** A file of measured quality may not be larger; copies past it have none. */
    private static final int MOST_QUALITY_BYTES = 7 << 20;

    private final Path from;
    private final Path to;
    private final StringBuilder quality = new StringBuilder();

    private Multiplier(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void multiply(Path from, Path to, int models) throws IOException {
        Multiplier multiplier = new Multiplier(from, to);
        multiplier.copyTheRest();
        List<Path> cards = files(from.resolve("models"));
        for (int copy = 0; copy * cards.size() < models; copy++)
            multiplier.copy(copy, some(cards, Math.min(cards.size(), models - copy * cards.size())));
        Files.writeString(to.resolve("measured-quality.json"), "[\n" + multiplier.quality + "\n]\n");
    }

    /** Evenly spread, so that a part of the catalogue is like the whole. */
    private static List<Path> some(List<Path> all, int wanted) {
        List<Path> some = new ArrayList<>();
        for (int i = 0; i < wanted; i++) some.add(all.get((int) ((long) i * all.size() / wanted)));
        return some;
    }

    private void copyTheRest() throws IOException {
        for (Path file : files(from)) {
            String name = name(file);
            if (!name.matches("(models|hub|benchmarks)/.*|measured-quality.json")) write(name, Files.readString(file));
        }
    }

    private void copy(int copy, List<Path> cards) throws IOException {
        String mark = copy == 0 ? "" : "-c" + copy;
        Set<String> repositories = new HashSet<>();
        Set<String> slugs = new HashSet<>();
        for (Path card : cards) {
            String[] path = name(card).split("/");
            String slug = path[2].replace(".yaml", "");
            slugs.add(slug);
            String text = card(Files.readString(card), mark, repositories);
            write("models/" + path[1] + mark + "/" + slug + mark + ".yaml", text);
        }
        for (String repository : repositories) snapshot(repository, mark, copy);
        for (Path file : files(from.resolve("benchmarks"))) {
            if (!file.toString().endsWith(".json")) continue;
            String name = name(file).replace(".json", mark + ".json");
            write(name, "[\n" + records(Files.readString(file), slugs, mark) + "\n]\n");
        }
        String more = records(Files.readString(from.resolve("measured-quality.json")), slugs, mark);
        if (quality.length() + more.length() < MOST_QUALITY_BYTES)
            quality.append(quality.isEmpty() || more.isEmpty() ? "" : ",\n").append(more);
    }

    /** Names, the repository and the lists of converted files get the mark; words and sources stay. */
    private static String card(String text, String mark, Set<String> repositories) {
        List<String> lines = new ArrayList<>();
        boolean files = false;
        for (String line : text.split("\n")) {
            if (!line.startsWith(" ")) files = line.startsWith("files:");
            if (line.startsWith("hub:") || (files && line.startsWith("  "))) {
                Matcher repository = REPOSITORY.matcher(line);
                while (repository.find()) repositories.add(repository.group());
                line = REPOSITORY.matcher(line).replaceAll("$1" + mark + "/$2");
            }
            if (line.startsWith("name:") && !mark.isEmpty())
                line = line.replaceAll("(\"?)$", " " + mark.substring(1) + "$1");
            if (line.startsWith("formerly:") && !mark.isEmpty()) continue;
            lines.add(line);
        }
        return String.join("\n", lines) + "\n";
    }

    private void snapshot(String repository, String mark, int copy) throws IOException {
        Path file = from.resolve("hub/" + repository + ".json");
        if (Files.notExists(file)) return;
        String[] name = repository.split("/");
        String marked = name[0] + mark + "/" + name[1];
        String text = Files.readString(file).replace("\"id\": \"" + repository + "\"", "\"id\": \"" + marked + "\"");
        String own = VOCABULARY
                .matcher(text)
                .replaceAll(size -> "\"vocab_size\": " + (Long.parseLong(size.group(1)) - 16L * copy));
        write("hub/" + marked + ".json", own);
    }

    /** One record stands on one line; those of models that are not there are left out. */
    private static String records(String text, Set<String> slugs, String mark) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .map(line -> line.replaceFirst(",$", ""))
                .filter(line -> of(line, slugs, mark))
                .map(line -> line.replaceFirst("\"id\": \"([^\"]+)\"", "\"id\": \"$1" + mark + "\""))
                .map(line -> SLUG.matcher(line).replaceFirst("\"slug\": \"$1" + mark + "\""))
                .collect(Collectors.joining(",\n"));
    }

    /** A record without a model belongs to the catalogue as a whole and is there once. */
    private static boolean of(String line, Set<String> slugs, String mark) {
        Matcher slug = SLUG.matcher(line);
        return slug.find() ? slugs.contains(slug.group(1)) : mark.isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = to.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String name(Path file) {
        return from.relativize(file).toString().replace('\\', '/');
    }

    static List<Path> files(Path folder) throws IOException {
        if (Files.notExists(folder)) return Collections.emptyList();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
