package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import java.util.Comparator;

/**
 * A model as the lists of all models need it. Its own line in each list is kept as text: it changes with the model only,
 * so that a list of ten thousand is put together rather than printed anew.
 *
 * @param row of the table of all models, printed from {@code part/model-row.ftlh}
 * @param data row of {@link ModelsData}
 * @param summary line of llms.txt
 */
public record Listed(ModelLine line, String row, String data, String summary) {
    static final Comparator<Listed> POPULAR = (a, b) -> ModelLine.POPULAR.compare(a.line, b.line);

    public static Listed of(Site site, ModelLine line, String row) {
        return new Listed(line, row, ModelsData.row(line), Indexes.summary(site, line));
    }

    public String slug() {
        return line.slug();
    }
}
