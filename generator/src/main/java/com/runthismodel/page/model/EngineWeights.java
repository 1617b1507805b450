package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Variant;
import com.runthismodel.estimate.engine.LoadedWeights;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weights that are not GGUF, as vLLM, SGLang and MLX load them: those that can be had, and the usual ones beside them.
 *
 * @param layout how the numbers are stored; its name is the quantization's
 * @param repo where they can be had; empty where no repository is listed
 * @param counted whether {@code bytes} are those of the repository's own tensors
 */
public record EngineWeights(GroupLayout layout, Optional<RepoId> repo, Bytes bytes, boolean counted) {
    private static final String ORIGINAL = "BF16";
    private static final List<String> USUAL = List.of(ORIGINAL, "FP8", "AWQ 4-bit", "MLX 8-bit", "MLX 4-bit");

    public String name() {
        return layout.name();
    }

    public Format format() {
        return layout.format();
    }

    /** Most bytes first. */
    public static List<EngineWeights> of(Model model, Numbers numbers, Quantizations formats) {
        List<EngineWeights> all = new ArrayList<>();
        boolean original = false;
        for (Variant variant : model.variants()) {
            if (variant.format() == Format.GGUF) continue;
            original |= variant.repo().equals(model.card().hub());
            formats.other(variant.quantization()).ifPresent(layout -> all.add(published(layout, variant, numbers)));
        }
        for (String name : USUAL) {
            if (all.stream().anyMatch(one -> one.standsFor(name))) continue;
            // Makers publish in 16 bits unless their configuration says otherwise; then nobody is known to have those.
            if (name.equals(ORIGINAL) && model.publishedQuantized()) continue;
            boolean makers = name.equals(ORIGINAL) && !original;
            Optional<RepoId> repo = makers ? Optional.of(model.card().hub()) : Optional.empty();
            formats.other(name)
                    .ifPresent(layout ->
                            all.add(new EngineWeights(layout, repo, LoadedWeights.of(numbers, layout), false)));
        }
        all.sort(Comparator.comparing(EngineWeights::bytes).reversed().thenComparing(EngineWeights::name));
        return List.copyOf(all);
    }

    /** Eight bits in blocks make eight bits with fewer scales needless. */
    private boolean standsFor(String usual) {
        return name().equals(usual) || usual.equals("FP8") && format() == Format.FP8;
    }

    private static EngineWeights published(GroupLayout layout, Variant variant, Numbers numbers) {
        Optional<Bytes> counted = variant.tensorBytes();
        return new EngineWeights(
                layout,
                Optional.of(variant.repo()),
                counted.orElseGet(() -> LoadedWeights.of(numbers, layout)),
                counted.isPresent());
    }
}
