package com.runthismodel.bake.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which models a difference touches: those whose card it is, and those that name a changed snapshot.
 *
 * @param again files to read again, relative to the content folder: cards, and the snapshots that changed
 * @param before what these models were, and those whose cards are gone
 */
public record ChangedModels(List<String> again, List<ModelState> before) {
    private static final Pattern CARD = Pattern.compile("content/models/[^/]+/[^/]+\\.yaml");
    private static final Pattern SNAPSHOT = Pattern.compile("content/hub/[^/]+/[^/]+\\.json");

    public static ChangedModels of(Differences differences, SiteState state) throws Doubt {
        Set<String> cards = new TreeSet<>();
        // Names on the Hub mind upper and lower case; a snapshot that differs only in case must be noticed as well.
        Set<String> repos = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> again = new ArrayList<>();
        for (Set<String> names : List.of(differences.changed(), differences.removed())) {
            for (String name : names) {
                if (CARD.matcher(name).matches()) cards.add(name);
                else if (SNAPSHOT.matcher(name).matches()) repos.add(repo(name));
                else throw new Doubt(name + " may be on every page");
            }
        }
        for (String name : differences.changed()) again.add(name.substring("content/".length()));
        List<ModelState> before = new ArrayList<>();
        for (ModelState model : state.models().which((card, named) -> cards.contains(card) || any(named, repos))) {
            before.add(model);
            boolean there = !differences.removed().contains(model.card());
            if (there && !cards.contains(model.card())) again.add(model.card().substring("content/".length()));
        }
        return new ChangedModels(again, before);
    }

    private static boolean any(List<String> named, Set<String> repos) {
        if (!repos.isEmpty()) for (String repo : named) if (repos.contains(repo)) return true;
        return false;
    }

    private static String repo(String snapshot) {
        return snapshot.substring("content/hub/".length(), snapshot.length() - ".json".length());
    }
}
