package com.runthismodel.page.changes;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.Model;
import com.runthismodel.page.model.ModelPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what two catalogues print, not how they are written: a page counts as changed when a word or figure on it
 * does. Sheets are made only of models whose facts differ, or of all where something they share does.
 */
public final class ContentDiff {
    private final Catalog before;
    private final Catalog after;
    private final ModelPages oldPages;
    private final ModelPages newPages;
    private final boolean sharedChanged;

    private ContentDiff(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
        this.oldPages = new ModelPages(before);
        this.newPages = new ModelPages(after);
        this.sharedChanged = !before.shared().equals(after.shared());
    }

    /** Sorted by page. */
    public static List<Entry> of(Catalog before, Catalog after) {
        ContentDiff diff = new ContentDiff(before, after);
        TreeSet<String> slugs = Stream.concat(before.models().stream(), after.models().stream())
                .map(Model::slug)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Entry> entries = new ArrayList<>();
        entries.addAll(DeviceDiff.of(before, after));
        entries.addAll(slugs.parallelStream()
                .flatMap(slug -> diff.model(slug).stream())
                .toList());
        return entries;
    }

    private Optional<Entry> model(String slug) {
        Optional<Model> old = before.model(slug);
        Optional<Model> now = after.model(slug);
        String page = "models/" + slug + ".html";
        if (old.isEmpty())
            return now.map(model -> new Entry(page, name(model), Kind.ADDED, SheetDiff.facts(newPages.sheet(model))));
        if (now.isEmpty()) return old.map(model -> new Entry(page, name(model), Kind.REMOVED, List.of()));
        if (!sharedChanged && old.equals(now)) return Optional.empty();
        List<String> what = SheetDiff.of(oldPages.sheet(old.get()), newPages.sheet(now.get()));
        return what.isEmpty() ? Optional.empty() : Optional.of(new Entry(page, name(now.get()), Kind.CHANGED, what));
    }

    private static String name(Model model) {
        return model.card().name();
    }
}
