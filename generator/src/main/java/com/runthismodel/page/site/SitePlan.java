package com.runthismodel.page.site;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runs;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Output;
import com.runthismodel.page.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Everything the site consists of but prose.
 *
 * @param catalog what all models share
 * @param pages what can be made one at a time, in any order and by any thread; who takes a piece is the last to hold it,
 *     and with it goes all that is known of its model
 * @param lists what is made of all of these, when they are there
 * @param scripts data from the catalogue; {@code path} is their asset name, {@code js/identify-data.js}
 */
public record SitePlan(Catalog catalog, Queue<Piece> pages, Lists lists, List<TextFile> scripts) {
    /** Some files that are made together; {@code name} says what they are about when they cannot be. */
    public record Piece(String name, Supplier<Made> make) {
        static Piece of(String name, Supplier<List<Output>> files) {
            return new Piece(name, () -> new Made(files.get(), Optional.empty()));
        }
    }

    public record Made(List<Output> files, Optional<About> about) {}

    /** The model whose files these are, what lists say of it, and what was run with it. */
    public record About(Model model, ModelLine line, Runs runs) {}

    public Site site() {
        return catalog.site();
    }

    public SitePlan {
        pages = new ConcurrentLinkedQueue<>(pages);
        scripts = List.copyOf(scripts);
    }
}
