package com.runthismodel.page.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.model.Brief;
import com.runthismodel.page.model.ModelPages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of all models gives a script what a token of each costs: the same figures its page has. */
class ModelsDataTest {
    private static final String COST = """
            self.RTM.catalogue([%s]).map(function (entry) {
              if (!entry.cost) return ['none'];
              var work = self.RTM.speed.finished(entry.cost);
              return [work.weightBytes, work.expertBytes, work.experts, work.used, work.cacheBytes, work.activeParameters,
                work.layers, work.recurrentLayers, work.format].map(Math.round).map(String);
            })[0].join()""";

    @Test
    void aRowSaysWhatATokenCosts() throws Exception {
        Set<String> kinds = new HashSet<>();
        try (Scripts scripts = new Scripts("format.js", "estimate.js", "fit.js", "speed.js", "catalogue.js")) {
            scripts.of(DevicesData.of(RealCatalog.get().devices()).text());
            ModelPages pages = new ModelPages(RealCatalog.get());
            List<Model> models = RealCatalog.get().models();
            for (int i = 0; i < models.size(); i += 12) {
                Brief brief = pages.make(models.get(i)).brief();
                String row = ModelsData.row(ModelLine.of(models.get(i), brief));
                assertEquals(
                        brief.work().map(ModelsDataTest::numbers).orElse("none"),
                        scripts.of(COST.formatted(row)).toString(),
                        models.get(i).slug());
                kinds.add(brief.work()
                        .map(work -> work.mixture() ? "mixture" : work.recurrentLayers() > 0 ? "recurrent" : "dense")
                        .orElse("none"));
            }
        }
        assertTrue(kinds.containsAll(Set.of("mixture", "dense", "none")), kinds::toString);
    }

    private static String numbers(Workload work) {
        List<String> all = new ArrayList<>();
        for (long number : new long[] {
            work.weightBytes(),
            work.expertBytes(),
            work.experts(),
            work.expertsUsed(),
            work.cacheBytes(),
            work.activeParameters(),
            work.layers(),
            work.recurrentLayers(),
            work.format().ordinal()
        }) all.add(Long.toString(number));
        return String.join(",", all);
    }
}
