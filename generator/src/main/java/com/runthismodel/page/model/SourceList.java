package com.runthismodel.page.model;

import com.runthismodel.catalog.Model;
import com.runthismodel.page.sheet.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Where every figure comes from: the snapshot's and the card's own words, one line for each place. */
final class SourceList {
    /** The Hub's field names in a reader's words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("config", "dimensions"),
            Map.entry("createdAt", "age of the repository"),
            Map.entry("safetensors.total", "parameters in the repository"),
            Map.entry("parameters", "parameters of the language model"),
            Map.entry("cardData.license", "licence"),
            Map.entry("gated", "access"),
            Map.entry("pipeline_tag", "task"),
            Map.entry("siblings", "files"));

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
        byPlace.forEach((place, what) -> sources.add(new Source(Counts.list(what), place, Optional.empty())));
        if (subject.estimable()) sources.add(method());
        return sources;
    }

    private static void add(Map<String, String> said, Map<String, List<String>> byPlace) {
        for (String key : new TreeSet<>(said.keySet())) {
            List<String> what = byPlace.computeIfAbsent(said.get(key), place -> new ArrayList<>());
            String word = WORDS.getOrDefault(key, key);
            if (!what.contains(word)) what.add(word);
        }
    }

    private static Source method() {
        return new Source(
                "Memory",
                "computed from these dimensions as llama.cpp v0.5.0 allocates",
                Optional.of("../method.html"));
    }
}
