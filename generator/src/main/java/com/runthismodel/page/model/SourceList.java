package com.runthismodel.page.model;

import com.runthismodel.catalog.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where every figure comes from: the snapshot's and the card's own words, one line for each place. */
final class SourceList {
    private SourceList() {}

    static List<Source> of(Subject subject) {
        Model model = subject.model();
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(
                "Repository",
                model.card().hub().toString(),
                Optional.of(model.card().hub().url())));
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        add(model.repo().sources(), byPlace);
        add(model.card().sources(), byPlace);
        byPlace.forEach((place, what) -> sources.add(new Source(
                Counts.list(what), place, Optional.of(Citation.address(place)).filter(a -> !a.isEmpty()))));
        if (subject.estimable()) sources.add(method());
        return sources;
    }

    private static void add(Map<String, String> said, Map<String, List<String>> byPlace) {
        said.keySet().stream()
                .sorted()
                .forEach(key -> byPlace.computeIfAbsent(said.get(key), place -> new ArrayList<>())
                        .add(key));
    }

    private static Source method() {
        return new Source(
                "Memory",
                "computed from these dimensions as llama.cpp v0.5.0 allocates",
                Optional.of("../method.html"));
    }
}
