package com.runthismodel.page.model;

import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.page.sheet.Chip;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dimensions of the model, layer kinds counted: what the memory figures are computed from. */
final class ArchitectureFacts {
    private ArchitectureFacts() {}

    static List<Chip> of(Model model) {
        if (model.known().isEmpty()) return List.of();
        KnownArchitecture known = model.known().get();
        List<Chip> facts = new ArrayList<>();
        facts.add(fact("Architecture", known.name()));
        facts.add(fact("Hidden width", Decimal.grouped(known.width())));
        facts.add(fact("Vocabulary", Decimal.grouped(known.vocabulary()) + (known.tied() ? ", embeddings tied" : "")));
        for (String mixer : counted(known.layers(), ArchitectureFacts::mixer)) facts.add(fact("Layers", mixer));
        for (String network : counted(known.layers(), ArchitectureFacts::network))
            facts.add(fact("Feed-forward", network));
        if (known.windowTokens() > 0)
            facts.add(fact("Sliding window", Decimal.grouped(known.windowTokens()) + " tokens"));
        return facts;
    }

    private static Chip fact(String label, String value) {
        return new Chip(label, value, Optional.empty(), Optional.empty());
    }

    /** "28 × …" for each distinct description, in order of first appearance. */
    private static List<String> counted(List<Layer> layers, java.util.function.Function<Layer, String> description) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Layer layer : layers) counts.merge(description.apply(layer), 1, Integer::sum);
        counts.remove("");
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }

    private static String mixer(Layer layer) {
        return mixer(layer.mixer());
    }

    private static String mixer(Mixer mixer) {
        if (mixer instanceof Mixer.Attention attention) return attention(attention);
        if (mixer instanceof Mixer.Latent latent)
            return "latent attention, " + latent.heads() + " heads, " + latent.cachedWidth()
                    + " numbers cached a token";
        if (mixer instanceof Mixer.Recurrent recurrent)
            return recurrent.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                    + ", state instead of cache";
        if (mixer instanceof Mixer.Both both) return mixer(both.attention()) + " beside " + mixer(both.recurrent());
        return "";
    }

    private static String attention(Mixer.Attention attention) {
        String heads = attention.heads() + " heads, " + attention.kvHeads() + " for keys and values, of "
                + attention.keyHead();
        String kind = attention.windowed() ? "window attention, " : "attention, ";
        return kind + heads + (attention.cached() ? "" : ", no cache of its own");
    }

    private static String network(Layer layer) {
        FeedForward network = layer.feedForward();
        if (network instanceof FeedForward.Dense dense) return "dense, " + Decimal.grouped(dense.hidden()) + " wide";
        if (network instanceof FeedForward.Experts experts) return experts(experts);
        return "";
    }

    private static String experts(FeedForward.Experts experts) {
        String shared = experts.shared() > 0 ? ", " + Decimal.grouped(experts.shared()) + " shared" : "";
        return experts.count() + " experts of " + Decimal.grouped(experts.hidden()) + ", " + experts.used() + " used"
                + shared;
    }
}
