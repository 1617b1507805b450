package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All models in one table, most downloaded first: complete as it is, sorted and filtered by a script.
 *
 * @param blocks of the table's rows: a browser lays out those that are near the screen
 */
public record ModelsPage(Head head, String count, List<CardSize> cards, List<Html> blocks, Filters filters)
        implements Page {
    /** About one screen of a phone; rows.css keeps room for as many. */
    private static final int ROWS_TOGETHER = 10;

    /** @param models most downloaded first */
    public static ModelsPage of(Site site, List<Listed> models) {
        String count = Decimal.grouped(models.size());
        Head head = new Head(
                Head.titleOf("All models by memory, size and licence", " · " + site.name()),
                count + " open models: parameters, context, GPU memory at 8,192 tokens, licence and release date.",
                List.of(new Crumb("Models", "models.html")));
        List<ModelLine> lines = models.stream().map(Listed::line).toList();
        return new ModelsPage(head, count, CardSize.ALL, blocks(models), Filters.of(lines));
    }

    /** Printed with each model's own page, and put together here. */
    private static List<Html> blocks(List<Listed> models) {
        List<Html> blocks = new ArrayList<>();
        for (int from = 0; from < models.size(); from += ROWS_TOGETHER) {
            StringBuilder rows = new StringBuilder();
            for (Listed model : models.subList(from, Math.min(from + ROWS_TOGETHER, models.size())))
                rows.append(model.row());
            blocks.add(new Html(rows.toString()));
        }
        return blocks;
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
