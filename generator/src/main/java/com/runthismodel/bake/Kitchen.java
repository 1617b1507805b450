package com.runthismodel.bake;

import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.ModelLine;
import com.runthismodel.page.site.SitePlan;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
        Map<String, Listed> listed,
        Stages stages,
        List<String> mistakes) {
    private static final int ENOUGH = 20;

    static Kitchen open(SitePlan plan, House house, Path work, StagedSite site, Prose prose, Stages stages)
            throws IOException {
        long start = System.nanoTime();
        Assets assets = Assets.prepare(house.assets(), plan.scripts(), work);
        Templates templates = new Templates(house.templates(), plan.site(), assets);
        stages.ended("assets and templates", start);
        return new Kitchen(
                plan,
                assets,
                templates,
                site,
                prose,
                new ConcurrentSkipListMap<>(),
                stages,
                Collections.synchronizedList(new ArrayList<>()));
    }

    /** The script that shows the build status, with what it shows. */
    String status(String build) {
        return Lists.status(models(), build) + assets.status();
    }

    /** All models, sorted by slug. */
    List<Listed> models() {
        return List.copyOf(listed.values());
    }

    void list(ModelLine line) throws IOException, TemplateException {
        listed.put(line.slug(), Listed.of(plan.site(), line, templates.row(line)));
    }

    void mistake(String output, Throwable error) {
        mistakes.add(Templates.explain(error) + " (in " + output + ")");
    }

    /** A mistake in a template is on every page: a few show it as well as all of them. */
    boolean spoilt() {
        return mistakes.size() >= ENOUGH;
    }
}
