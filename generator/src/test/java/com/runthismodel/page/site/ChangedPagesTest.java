package com.runthismodel.page.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.site.ChangedPages.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangedPagesTest {
    private static Entry entry(String page, Kind kind, String... what) {
        return new Entry(page, page.toUpperCase(Locale.ROOT), kind, List.of(what));
    }

    @Test
    void whatIsTheSameIsToldOnceAndWhatManyPagesShareFirst() {
        List<Entry> entries = List.of(
                entry("c", Kind.CHANGED, "two"),
                entry("b", Kind.CHANGED, "one"),
                entry("a", Kind.CHANGED, "one"),
                entry("d", Kind.REMOVED, "one"));
        assertEquals(
                List.of(
                        new ChangedPages(List.of(new Link("B", "b"), new Link("A", "a")), 0, "changed", List.of("one")),
                        new ChangedPages(List.of(new Link("C", "c")), 0, "changed", List.of("two")),
                        new ChangedPages(List.of(new Link("D", "")), 0, "removed", List.of("one"))),
                ChangedPages.of(entries, Set.of("a", "b", "c")));
    }

    @Test
    void ofManyTheFirstAreNamed() {
        List<Entry> entries = IntStream.range(0, 1000)
                .mapToObj(i -> entry("p" + i, Kind.CHANGED, "all"))
                .toList();
        ChangedPages group = ChangedPages.of(entries, Set.of()).get(0);
        assertEquals(12, group.pages().size());
        assertEquals(988, group.more());
        assertEquals(1000, group.count());
    }

    @Test
    void aDayOfManyDifferencesSaysHowManyPagesItLeavesOut() {
        List<Entry> entries = Stream.concat(
                        Stream.of(entry("same", Kind.CHANGED, "0")),
                        IntStream.range(0, 150).mapToObj(i -> entry("p" + i, Kind.CHANGED, "" + i)))
                .toList();
        var changes = new Changes(LocalDate.of(2025, 11, 3), Optional.of("Why"), entries);
        var site = new Site("S", "d", "https://s.example/", "https://git.example/s/s", "main");
        ChangesPage.Day day =
                ChangesPage.of(site, List.of(changes), Set.of()).days().get(0);
        assertEquals("151 pages", day.count());
        assertEquals(40, day.groups().size());
        assertEquals(110, day.more());
        assertEquals(List.of("Why."), day.summaries());
    }
}
