package com.runthismodel.bake;

import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.bake.state.ModelState;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.template.Assets;
import com.runthismodel.bake.template.Templates;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.page.model.ModelPages;
import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.SitePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the services that JBake calls need from us: the catalogue's pages, how to print them, where to put them. They
 * leave their mistakes here, because JBake wraps what it catches in sentences of its own.
 */
record Kitchen(
        SitePlan plan,
        Assets assets,
        Templates templates,
        StagedSite site,
        Prose prose,
        Map<String, String> templateTexts,
        NavigableMap<String, ModelState> models,
        Set<String> proseBundles,
        Stages stages,
        Mistakes mistakes) {
    static Kitchen open(SitePlan plan, House house, Path work, StagedSite site, Prose prose, Stages stages)
            throws IOException {
        long start = System.nanoTime();
        Assets assets = Assets.prepare(house.assets(), plan.scripts(), work);
        Map<String, String> texts = Templates.read(house.templates());
        Templates templates = new Templates(texts, plan.site(), assets);
        stages.ended("assets and templates", start);
        return new Kitchen(
                plan,
                assets,
                templates,
                site,
                prose,
                texts,
                new ConcurrentSkipListMap<>(),
                ConcurrentHashMap.newKeySet(),
                stages,
                new Mistakes());
    }

    /** The script that shows the build status, with what it shows. */
    String status(String build) {
        return Lists.status(models.size(), Lists.facts(listed()), build) + assets.status();
    }

    /** All models as lists need them, sorted by slug. */
    List<Listed> listed() {
        return models.values().stream().map(ModelState::listed).toList();
    }

    /** What stays for later bakes as long as only models change. */
    Shared shared() {
        Catalog catalog = plan.catalog();
        return new Shared(
                catalog.shared(ModelPages.SHOWN_FOR_OTHERS),
                plan.lists().runs(),
                prose.entries(),
                assets.paths(),
                templateTexts,
                List.copyOf(new TreeSet<>(proseBundles)),
                assets.status());
    }

    void mistake(String output, Throwable error) {
        mistakes.add(output, Templates.explain(error));
    }
}
