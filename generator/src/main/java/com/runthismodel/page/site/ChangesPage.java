package com.runthismodel.page.site;

import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.source.Words;
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

    public record Day(String date, List<String> summaries, String count, List<Line> pages) {}

    /** @param href empty where the page is gone */
    public record Line(String title, String href, String kind, List<String> what) {}

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
        List<Line> lines = changes.stream()
                .flatMap(change -> change.pages().stream())
                .map(entry -> line(entry, pages))
                .toList();
        return new Day(
                date.toString(),
                changes.stream().flatMap(change -> change.summary().stream()).toList(),
                Decimal.grouped(lines.size()) + (lines.size() == 1 ? " page" : " pages"),
                lines);
    }

    private static Line line(Changes.Entry entry, Collection<String> pages) {
        String href = pages.contains(entry.page()) ? entry.page() : "";
        return new Line(entry.title(), href, Words.of(entry.kind()), entry.what());
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
