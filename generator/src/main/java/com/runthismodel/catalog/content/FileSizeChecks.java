package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.Variant;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.TensorGroup;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.Map;
import java.util.Optional;

/** A GGUF file must be able to hold the model's weights at the quantization its name claims, and not much else. */
final class FileSizeChecks {
    /**
     * Recipes give most tensors their file type's default layout and some a larger one, so real files lie above it (the
     * lowest we know is at 99 %). A few recipes choose a smaller type for some tensors.
     */
    private static final long PERCENT_OF_DEFAULT_LAYOUT = 85;
    /** No file type has more than 32 bits for a weight; names, vocabulary and templates take some megabytes. */
    private static final long MOST_BYTES_A_WEIGHT = 4;

    private static final long METADATA_BYTES = 256 * Bytes.PER_MIB;

    private final Model model;
    private final Quantizations quantizations;
    private final Map<String, Located<HubRepo>> repos;
    private final Problems problems;

    private FileSizeChecks(
            Model model, Quantizations quantizations, Map<String, Located<HubRepo>> repos, Problems problems) {
        this.model = model;
        this.quantizations = quantizations;
        this.repos = repos;
        this.problems = problems;
    }

    static void check(
            Model model, Quantizations quantizations, Map<String, Located<HubRepo>> repos, Problems problems) {
        if (model.languageParameters().isEmpty()) return;
        FileSizeChecks checks = new FileSizeChecks(model, quantizations, repos, problems);
        model.variants().stream().filter(v -> v.format() == Format.GGUF).forEach(checks::variant);
    }

    private void variant(Variant variant) {
        Optional<Long> bytes = variant.fileBytes().map(Bytes::count);
        if (bytes.isEmpty()) return;
        long tensors =
                variant.tensors().stream().mapToLong(FileSizeChecks::bytes).sum();
        if (tensors > bytes.get())
            report(variant, bytes.get(), "are fewer than the " + Decimal.grouped(tensors) + " of its tensors");
        long parameters = model.languageParameters().getAsLong();
        long all = Math.max(parameters, model.totalParameters().orElse(parameters));
        if (bytes.get() < leastBytes(variant, parameters))
            report(variant, bytes.get(), "are too few for " + named(parameters) + " at " + variant.quantization());
        if (bytes.get() > all * MOST_BYTES_A_WEIGHT + METADATA_BYTES)
            report(variant, bytes.get(), "are more than 32 bits for each of " + named(all));
    }

    private static long bytes(TensorGroup group) {
        return TensorType.named(group.type())
                .map(type -> type.bytes(group.numbers()))
                .orElse(0L);
    }

    private long leastBytes(Variant variant, long parameters) {
        return quantizations
                .defaultLayout(variant.quantization())
                .map(layout -> parameters / layout.blockWeights() * layout.blockBytes() / 100)
                .map(percent -> percent * PERCENT_OF_DEFAULT_LAYOUT)
                .orElse(0L);
    }

    private String named(long parameters) {
        return Decimal.grouped(parameters) + " parameters of " + model.card().hub();
    }

    private void report(Variant variant, long bytes, String problem) {
        Located<HubRepo> repo = repos.get(variant.repo().toString());
        int index = repo.value().siblings().indexOf(variant.files().get(0));
        String field = "siblings[" + index + "].size";
        problems.add(repo.problem(field, Decimal.grouped(bytes) + " bytes " + problem, "one of the two is wrong"));
    }
}
