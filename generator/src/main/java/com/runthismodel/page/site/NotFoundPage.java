package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Page;
import java.util.List;

/** What a host shows for an address that leads nowhere: the way to the list, and what most people look for. */
public record NotFoundPage(Head head, List<ModelLine> popular) implements Page {
    public static NotFoundPage of(Site site, List<ModelLine> popular) {
        Head head = new Head(
                Head.titleOf("Page not found", " · " + site.name()),
                "This address leads nowhere on this site.",
                List.of());
        return new NotFoundPage(head, List.copyOf(popular));
    }

    @Override
    public String path() {
        return "404.html";
    }

    @Override
    public String template() {
        return "not-found.ftlh";
    }
}
