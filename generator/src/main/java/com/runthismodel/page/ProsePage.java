package com.runthismodel.page;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head.Crumb;
import java.util.List;

/** A hand-written page, for {@code prose.ftlh}. */
public record ProsePage(String path, Head head, String title, String file, Html body, List<Heading> headings)
        implements Page {

    /** An entry of the contents list. */
    public record Heading(String id, String text) {}

    public static ProsePage of(Site site, ProseEntry entry, Html body, List<Heading> headings) {
        Head head = new Head(
                Head.titleOf(entry.title(), " · " + site.name()),
                Head.cut(entry.description(), Head.DESCRIPTION_LIMIT),
                List.of(new Crumb(entry.title(), entry.path())));
        return new ProsePage(entry.path(), head, entry.title(), entry.file(), body, List.copyOf(headings));
    }

    @Override
    public String template() {
        return "prose.ftlh";
    }
}
