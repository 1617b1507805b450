package com.runthismodel.bake.state;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must hold between a model and all other files, looked at without reading these. It only doubts: what is wrong, and
 * in which line, a bake of everything says.
 */
public final class CrossChecks {
    private final Collection<ModelState> models;
    private final Set<String> slugs = new HashSet<>();

    private CrossChecks(Collection<ModelState> models) {
        this.models = models;
    }

    /**
     * @param models all, as they will be
     * @param changed those of them that were read again
     * @param files what was read again, relative to the content folder
     * @param inputs all files
     * @param before what those models were, and others that are gone
     */
    public static void check(
            Collection<ModelState> models,
            List<ModelState> changed,
            List<String> files,
            Inputs inputs,
            List<ModelState> before)
            throws Doubt, IOException {
        CrossChecks checks = new CrossChecks(models);
        checks.unique();
        checks.former();
        for (ModelState model : before)
            if (!checks.slugs.contains(model.slug()) && !model.runs().unpack().none())
                throw new Doubt("a run names " + model.slug());
        snapshots(changed, files, inputs);
    }

    private void unique() throws Doubt {
        Set<String> hubs = new HashSet<>();
        for (ModelState model : models) {
            if (!slugs.add(model.slug())) throw new Doubt("two models at " + model.slug());
            if (!hubs.add(model.repos().get(0)))
                throw new Doubt("two models of " + model.repos().get(0));
        }
    }

    private void former() throws Doubt {
        Set<String> former = new HashSet<>();
        for (ModelState model : models) {
            for (String slug : model.listed().line().formerly()) {
                if (slugs.contains(slug) || !former.add(slug)) throw new Doubt("two pages at " + slug);
            }
        }
    }

    /** The model's own snapshot is there, and none it names is there in another spelling only. */
    private static void snapshots(List<ModelState> changed, List<String> files, Inputs inputs) throws Doubt {
        Map<String, String> spelt = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String file : files) spelt.put("content/" + file, "content/" + file);
        for (ModelState model : changed) for (String repo : model.repos()) spelt.put(snapshot(repo), snapshot(repo));
        for (ModelState model : changed) {
            String own = snapshot(model.repos().get(0));
            if (!inputs.has(own)) throw new Doubt("no " + own);
            for (String repo : model.repos())
                if (!spelt.get(snapshot(repo)).equals(snapshot(repo))) throw new Doubt("spellings of " + repo);
        }
        for (String name : inputs.below("content/hub/")) {
            String wanted = spelt.get(name);
            if (wanted != null && !wanted.equals(name)) throw new Doubt("spellings of " + name);
        }
    }

    private static String snapshot(String repo) {
        return "content/hub/" + repo + ".json";
    }
}
