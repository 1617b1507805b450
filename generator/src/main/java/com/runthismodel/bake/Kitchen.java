package com.runthismodel.bake;

import com.runthismodel.page.SitePlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the services that JBake calls need from us: the catalogue's pages, how to print them, where to put them. They
 * leave their mistakes here, because JBake wraps what it catches in sentences of its own.
 */
record Kitchen(SitePlan plan, Templates templates, StagedSite site, Prose prose, List<String> mistakes) {
    private static final int ENOUGH = 20;

    Kitchen(SitePlan plan, Templates templates, StagedSite site, Prose prose) {
        this(plan, templates, site, prose, Collections.synchronizedList(new ArrayList<>()));
    }

    void mistake(String output, Throwable error) {
        mistakes.add(Templates.explain(error) + " (in " + output + ")");
    }

    /** A mistake in a template is on every page: a few show it as well as all of them. */
    boolean spoilt() {
        return mistakes.size() >= ENOUGH;
    }
}
