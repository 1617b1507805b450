package com.runthismodel.page.site;

import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a visitor can narrow the list of all models to; {@code sizes} are keyed by {@link SizeClass#key()}. */
public record Filters(
        List<Choice> types, List<Choice> vendors, List<Choice> licences, List<Choice> sizes, List<Choice> contexts) {
    private static final List<Long> CONTEXTS = List.of(8192L, 32768L, 131072L, 262144L, 1048576L);

    /** A value of a filter, and how many models have it. */
    public record Choice(String key, String label, String count) {}

    static Filters of(List<ModelLine> lines) {
        return new Filters(typesOf(lines), vendorsOf(lines), licencesOf(lines), sizesOf(lines), contextsOf(lines));
    }

    private static List<Choice> typesOf(List<ModelLine> lines) {
        Map<String, String> labels = new TreeMap<>();
        for (ModelLine line : lines) labels.put(line.typeKey(), line.type());
        return choices(labels, counts(lines, ModelLine::typeKey));
    }

    private static List<Choice> vendorsOf(List<ModelLine> lines) {
        Map<String, String> labels =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        for (ModelLine line : lines) labels.put(line.vendor(), line.vendor());
        return choices(labels, counts(lines, ModelLine::vendor));
    }

    private static List<Choice> licencesOf(List<ModelLine> lines) {
        Map<String, String> labels = new TreeMap<>();
        for (ModelLine line : lines) labels.put(line.shownLicence(), line.shownLicence());
        return choices(labels, counts(lines, ModelLine::shownLicence));
    }

    private static List<Choice> sizesOf(List<ModelLine> lines) {
        return SizeClass.ALL.stream()
                .map(size -> new Choice(
                        size.key(),
                        size.title(),
                        count(lines, line -> size.holds(line.figures().parameterCount()))))
                .toList();
    }

    private static List<Choice> contextsOf(List<ModelLine> lines) {
        return CONTEXTS.stream()
                .map(tokens -> new Choice(
                        Long.toString(tokens),
                        Tokens.shortText(tokens),
                        count(lines, line -> line.figures().contextTokens() >= tokens)))
                .toList();
    }

    private static String count(List<ModelLine> lines, Predicate<ModelLine> like) {
        return Decimal.grouped(lines.stream().filter(like).count());
    }

    private static Map<String, Long> counts(List<ModelLine> lines, Function<ModelLine, String> key) {
        return lines.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<Choice> choices(Map<String, String> labels, Map<String, Long> counts) {
        List<Choice> choices = new ArrayList<>();
        labels.forEach((key, label) -> choices.add(new Choice(key, label, Decimal.grouped(counts.get(key)))));
        return choices;
    }
}
