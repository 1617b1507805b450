package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** All models in one table, most downloaded first: complete as it is, sorted and filtered by a script. */
public record ModelsPage(
        Head head, String count, List<CardSize> cards, List<ModelLine> models, List<Choice> types, List<Choice> vendors)
        implements Page {

    /** A value of a filter. */
    public record Choice(String key, String label, String count) {}

    public static ModelsPage of(Site site, List<ModelLine> lines) {
        String count = Decimal.grouped(lines.size());
        Head head = new Head(
                Head.titleOf("All models by memory, size and licence", " · " + site.name()),
                count + " open models: parameters, context, GPU memory at 8,192 tokens, licence and release date.",
                List.of(new Crumb("Models", "models.html")));
        List<ModelLine> sorted = lines.stream()
                .sorted(Comparator.comparingLong(ModelLine::downloadCount)
                        .reversed()
                        .thenComparing(ModelLine::slug))
                .toList();
        return new ModelsPage(head, count, CardSize.ALL, sorted, types(lines), vendors(lines));
    }

    private static List<Choice> types(List<ModelLine> lines) {
        TreeMap<String, Choice> choices = new TreeMap<>();
        for (ModelLine line : lines) {
            choices.computeIfAbsent(line.typeKey(), key -> new Choice(key, line.type(), count(lines, key, true)));
        }
        return List.copyOf(choices.values());
    }

    private static List<Choice> vendors(List<ModelLine> lines) {
        TreeMap<String, Choice> choices =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        for (ModelLine line : lines) {
            choices.computeIfAbsent(line.vendor(), key -> new Choice(key, key, count(lines, key, false)));
        }
        return List.copyOf(choices.values());
    }

    private static String count(List<ModelLine> lines, String key, boolean type) {
        long count = lines.stream()
                .filter(line -> (type ? line.typeKey() : line.vendor()).equals(key))
                .count();
        return Decimal.grouped(count);
    }

    @Override
    public String path() {
        return "models.html";
    }

    @Override
    public String template() {
        return "models.ftlh";
    }
}
