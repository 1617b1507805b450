package com.runthismodel.bake.state;

import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Runs;
import com.runthismodel.page.site.Listed;
import java.util.ArrayList;
import java.util.List;

/**
 * What a later bake must know of a model that did not change.
 *
 * @param card its file, {@code content/models/…}
 * @param repos the model's own repository first, then those its card names, whether there are snapshots of them or not
 * @param files its pages and twins
 * @param bundles scripts that were put together because its page asks for them
 * @param runs what was run with it
 */
public record ModelState(
        String card, List<String> repos, Listed listed, List<String> files, List<String> bundles, Packed<Runs> runs) {

    public static List<String> repos(Model model) {
        List<String> repos = new ArrayList<>();
        repos.add(model.card().hub().toString());
        for (List<RepoId> ids : model.card().files().byFormat().values()) ids.forEach(id -> repos.add(id.toString()));
        return repos;
    }

    /** What other models' names must not meet. */
    public List<Object> places() {
        return List.of(card, slug(), repos, listed.line().formerly());
    }

    /** What pages of more than this model show of it. */
    public List<Object> shown() {
        return List.of(listed, bundles);
    }

    public String slug() {
        return listed.slug();
    }
}
