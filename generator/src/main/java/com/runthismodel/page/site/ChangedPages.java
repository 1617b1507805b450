package com.runthismodel.page.site;

import com.runthismodel.catalog.Changes;
import com.runthismodel.source.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages on which the same is different: one change to something that pages share is told once.
 *
 * @param pages the first of them
 * @param more how many others there are
 * @param kind added, changed or removed
 * @param what figures before and after
 */
public record ChangedPages(List<Link> pages, int more, String kind, List<String> what) {
    private static final int MOST_LINKS = 12;

    public ChangedPages {
        pages = List.copyOf(pages);
        what = List.copyOf(what);
    }

    /** @param href empty where the page is gone */
    public record Link(String title, String href) {}

    private record Difference(Changes.Kind kind, List<String> what) {}

    /** Those of most pages first, otherwise in the order in which each difference comes first; {@code there}: addresses that the site has. */
    static List<ChangedPages> of(List<Changes.Entry> entries, Collection<String> there) {
        Map<Difference, List<Link>> groups = new LinkedHashMap<>();
        for (Changes.Entry entry : entries) {
            String href = there.contains(entry.page()) ? entry.page() : "";
            groups.computeIfAbsent(new Difference(entry.kind(), entry.what()), difference -> new ArrayList<>())
                    .add(new Link(entry.title(), href));
        }
        List<ChangedPages> all = new ArrayList<>();
        groups.forEach((difference, links) -> all.add(of(difference, links)));
        all.sort(Comparator.comparing(ChangedPages::count).reversed());
        return all;
    }

    private static ChangedPages of(Difference difference, List<Link> links) {
        int shown = Math.min(MOST_LINKS, links.size());
        return new ChangedPages(
                links.subList(0, shown), links.size() - shown, Words.of(difference.kind()), difference.what());
    }

    /** All of them, shown or not. */
    int count() {
        return pages.size() + more;
    }
}
