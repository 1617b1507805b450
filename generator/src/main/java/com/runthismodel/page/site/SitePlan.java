package com.runthismodel.page.site;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Runs;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Output;
import com.runthismodel.page.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything the site consists of but prose.
 *
 * @param models what can be made one at a time, in any order and by any thread
 * @param lists what is made of all of these, when they are there
 * @param others what needs no model's pages
 * @param scripts data from the catalogue; {@code path} is their asset name, {@code js/identify-data.js}
 */
public record SitePlan(Catalog catalog, List<Piece> models, Lists lists, List<Piece> others, List<TextFile> scripts) {
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
        models = List.copyOf(models);
        others = List.copyOf(others);
        scripts = List.copyOf(scripts);
    }
}
