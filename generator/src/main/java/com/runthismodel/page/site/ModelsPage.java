package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All models in one table, most downloaded first: complete as it is, sorted and filtered by a script. */
public record ModelsPage(
        Head head, String count, List<CardSize> cards, Html rows, List<Choice> types, List<Choice> vendors)
        implements Page {

    /** A value of a filter. */
    public record Choice(String key, String label, String count) {}

    /** @param models most downloaded first */
    public static ModelsPage of(Site site, List<Listed> models) {
        String count = Decimal.grouped(models.size());
        Head head = new Head(
                Head.titleOf("All models by memory, size and licence", " · " + site.name()),
                count + " open models: parameters, context, GPU memory at 8,192 tokens, licence and release date.",
                List.of(new Crumb("Models", "models.html")));
        List<ModelLine> lines = models.stream().map(Listed::line).toList();
        return new ModelsPage(head, count, CardSize.ALL, rows(models), types(lines), vendors(lines));
    }

    /** Printed with each model's own page, and put together here. */
    private static Html rows(List<Listed> models) {
        StringBuilder rows = new StringBuilder();
        for (Listed model : models) rows.append(model.row());
        return new Html(rows.toString());
    }

    private static List<Choice> types(List<ModelLine> lines) {
        Map<String, String> labels = new TreeMap<>();
        for (ModelLine line : lines) labels.put(line.typeKey(), line.type());
        return choices(labels, counts(lines, ModelLine::typeKey));
    }

    private static List<Choice> vendors(List<ModelLine> lines) {
        Map<String, String> labels =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        for (ModelLine line : lines) labels.put(line.vendor(), line.vendor());
        return choices(labels, counts(lines, ModelLine::vendor));
    }

    private static Map<String, Long> counts(List<ModelLine> lines, Function<ModelLine, String> key) {
        return lines.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<Choice> choices(Map<String, String> labels, Map<String, Long> counts) {
        List<Choice> choices = new ArrayList<>();
        labels.forEach((key, label) -> choices.add(new Choice(key, label, Decimal.grouped(counts.get(key)))));
        return choices;
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
