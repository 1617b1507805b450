package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.page.changes.ChangeText;
import com.runthismodel.page.changes.ContentDiff;
import com.runthismodel.source.write.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The part of {@code check} that tells what a change does to pages. */
final class DataDiff {
    @Option(names = "--changed", description = "Tell which pages differ from a base, with figures before and after.")
    private boolean wanted;

    @Option(
            names = "--base",
            paramLabel = "REV|DIR",
            description = "Revision or content folder to compare with (default: ${DEFAULT-VALUE}).")
    private String base = "origin/main";

    @Option(names = "--markdown", description = "As Markdown, for a comment.")
    private boolean markdown;

    @Option(
            names = "--record",
            paramLabel = "DAY",
            converter = Day.class,
            description = "Also write the changes to content/changes/DAY.yaml, for the page and its feed.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--summary", paramLabel = "TEXT", description = "Why, in one sentence, for the record.")
    private Optional<String> summary = Optional.empty();

    /** Rather than leave an option aside that somebody meant. */
    void refuseStray(CommandLine line) {
        ParseResult said = line.getParseResult();
        boolean stray =
                Stream.of("--base", "--markdown", "--record", "--summary").anyMatch(said::hasMatchedOption);
        if (stray && !wanted)
            throw new ParameterException(line, "--base, --markdown, --record and --summary go with --changed");
        if (summary.isPresent() && day.isEmpty()) throw new ParameterException(line, "--summary goes with --record");
    }

    boolean wanted() {
        return wanted;
    }

    boolean isMarkdown() {
        return markdown;
    }

    /** @return what to print */
    String of(Path content, Catalog after) throws IOException, InterruptedException {
        try (BaseContent from = BaseContent.of(base, content)) {
            List<Entry> entries = new ArrayList<>(prose(from.folder(), content));
            Catalog before;
            try {
                before = CatalogReader.read(from.folder());
            } catch (ContentException older) {
                throw unreadable(older);
            }
            entries.addAll(ContentDiff.of(before, after));
            if (day.isPresent() && !entries.isEmpty()) record(content, after, entries);
            return markdown ? ChangeText.markdown(entries) : ChangeText.plain(entries);
        }
    }

    /** Content of another time can be of another form; a record of no change would be wrong. */
    private IOException unreadable(ContentException older) {
        int more = older.problems().size() - 1;
        String others = more == 0 ? "" : ", and " + more + (more == 1 ? " more problem" : " more problems");
        return new IOException("--base: \"" + base + "\" does not pass this program's check, so nothing was compared ("
                + older.problems().get(0) + others
                + "): name a base that does, or compare with the program of that revision");
    }

    private static List<Entry> prose(Path before, Path after) throws IOException {
        Map<String, String> old = texts(before.resolve("pages"));
        Map<String, String> now = texts(after.resolve("pages"));
        List<Entry> entries = new ArrayList<>();
        now.forEach((name, text) -> {
            String earlier = old.remove(name);
            if (earlier == null) entries.add(entry(name, text, Kind.ADDED));
            else if (!earlier.equals(text)) entries.add(entry(name, text, Kind.CHANGED));
        });
        old.forEach((name, text) -> entries.add(entry(name, text, Kind.REMOVED)));
        return entries;
    }

    private static Entry entry(String name, String text, Kind kind) {
        String title = text.lines()
                .filter(line -> line.startsWith("title="))
                .map(line -> line.substring("title=".length()).strip())
                .findFirst()
                .orElse(name);
        return new Entry(name.replaceFirst("\\.md$", ".html"), title, kind, List.of());
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) return texts;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList())
                texts.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** A second record of one day is a file of its own. */
    private void record(Path content, Catalog catalog, List<Entry> entries) throws IOException {
        Path folder = Files.createDirectories(content.resolve("changes"));
        Path file = folder.resolve(day.orElseThrow() + ".yaml");
        for (int next = 2; Files.exists(file); next++) file = folder.resolve(day.get() + "-" + next + ".yaml");
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("date", day.get().toString());
        keys.put("summary", summary);
        keys.put("pages", entries);
        Files.writeString(file, YamlWriter.of(catalog.site().schemaUrl("content-changes"), keys));
    }

    /** As a person writes one. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDay) {
                throw new TypeConversionException("\"" + text + "\" is no day, such as 2026-11-20");
            }
        }
    }
}
