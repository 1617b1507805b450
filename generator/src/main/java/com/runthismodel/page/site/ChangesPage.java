package com.runthismodel.page.site;

import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What changed on the pages, day by day, newest first: from the records in content/changes, never from a clock. */
public record ChangesPage(Head head, List<Day> days) implements Page {
    static final String PATH = "changes.html";
    private static final int MOST_DAYS = 40;
    private static final int MOST_GROUPS = 40;

    /**
     * @param count "3 pages"
     * @param groups the first of them
     * @param more pages that none of these groups has
     */
    public record Day(String date, List<String> summaries, String count, List<ChangedPages> groups, int more) {}

    /** @param pages addresses that the site has */
    static ChangesPage of(Site site, List<Changes> changes, Collection<String> pages) {
        Map<LocalDate, List<Changes>> byDate = new TreeMap<>(Comparator.reverseOrder());
        changes.forEach(change ->
                byDate.computeIfAbsent(change.date(), day -> new ArrayList<>()).add(change));
        Head head = new Head(
                Head.titleOf("Changes", " · " + site.name()),
                "What changed on the pages, day by day: figures before and after, new models, files and devices.",
                List.of(new Crumb("Changes", PATH)));
        return new ChangesPage(
                head,
                byDate.entrySet().stream()
                        .limit(MOST_DAYS)
                        .map(day -> day(day.getKey(), day.getValue(), pages))
                        .toList());
    }

    private static Day day(LocalDate date, List<Changes> changes, Collection<String> pages) {
        List<Changes.Entry> entries =
                changes.stream().flatMap(change -> change.pages().stream()).toList();
        List<ChangedPages> groups =
                ChangedPages.of(entries, pages).stream().limit(MOST_GROUPS).toList();
        int shown = groups.stream().mapToInt(ChangedPages::count).sum();
        return new Day(
                date.toString(),
                changes.stream()
                        .flatMap(change -> change.summary().stream())
                        .map(ChangesPage::sentence)
                        .toList(),
                Decimal.grouped(entries.size()) + (entries.size() == 1 ? " page" : " pages"),
                groups,
                entries.size() - shown);
    }

    private static String sentence(String summary) {
        return summary.endsWith(".") ? summary : summary + ".";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String template() {
        return "changes.ftlh";
    }
}
