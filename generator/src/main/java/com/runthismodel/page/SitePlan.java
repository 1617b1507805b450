package com.runthismodel.page;

import com.runthismodel.catalog.Site;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything the site consists of but prose: pieces that can be made one at a time, in any order and by any thread, and
 * scripts whose text comes from the catalogue ({@code path} is their asset name, {@code js/identify-data.js}).
 */
public record SitePlan(Site site, List<Supplier<List<Output>>> pieces, List<TextFile> scripts) {
    public SitePlan {
        pieces = List.copyOf(pieces);
        scripts = List.copyOf(scripts);
    }
}
