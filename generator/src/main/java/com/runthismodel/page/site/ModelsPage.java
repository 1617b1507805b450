package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.List;

/** All models in one table, most downloaded first: complete as it is, sorted and filtered by a script. */
public record ModelsPage(Head head, String count, List<CardSize> cards, Html rows, Filters filters) implements Page {

    /** @param models most downloaded first */
    public static ModelsPage of(Site site, List<Listed> models) {
        String count = Decimal.grouped(models.size());
        Head head = new Head(
                Head.titleOf("All models by memory, size and licence", " · " + site.name()),
                count + " open models: parameters, context, GPU memory at 8,192 tokens, licence and release date.",
                List.of(new Crumb("Models", "models.html")));
        List<ModelLine> lines = models.stream().map(Listed::line).toList();
        return new ModelsPage(head, count, CardSize.ALL, rows(models), Filters.of(lines));
    }

    /** Printed with each model's own page, and put together here. */
    private static Html rows(List<Listed> models) {
        StringBuilder rows = new StringBuilder();
        for (Listed model : models) rows.append(model.row());
        return new Html(rows.toString());
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
