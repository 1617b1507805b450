package com.runthismodel.catalog;

import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.unit.Decimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A GGUF file must be able to hold the model's weights at the quantization its name claims. */
final class FileSizeChecks {
    /**
     * The file type's own layout is the floor of its recipe; a tenth less than that leaves room for a parameter count
     * that includes a vision part kept in another file.
     */
    private static final long PERCENT_OF_DEFAULT_LAYOUT = 72;

    private FileSizeChecks() {}

    static void check(
            Model model,
            Quantizations quantizations,
            Map<String, Located<com.runthismodel.hub.HubRepo>> repos,
            Problems problems) {
        OptionalLong parameters = model.languageParameters();
        if (parameters.isEmpty()) return;
        for (Variant variant : model.variants()) {
            Optional<Long> least = leastBytes(variant, parameters.getAsLong(), quantizations);
            Optional<Long> bytes = variant.fileBytes().map(com.runthismodel.unit.Bytes::count);
            if (variant.format() != Format.GGUF || least.isEmpty() || bytes.isEmpty() || bytes.get() >= least.get())
                continue;
            Located<com.runthismodel.hub.HubRepo> repo =
                    repos.get(variant.repo().toString());
            int index = repo.value().siblings().indexOf(variant.files().get(0));
            problems.add(repo.problem(
                    "siblings[" + index + "].size",
                    Decimal.grouped(bytes.get()) + " bytes are too few for "
                            + Decimal.grouped(parameters.getAsLong()) + " parameters of "
                            + model.card().hub() + " at "
                            + variant.quantization(),
                    "one of the two is wrong"));
        }
    }

    private static Optional<Long> leastBytes(Variant variant, long parameters, Quantizations quantizations) {
        return quantizations
                .defaultLayout(variant.quantization())
                .map(layout ->
                        parameters / layout.blockWeights() * layout.blockBytes() / 100 * PERCENT_OF_DEFAULT_LAYOUT);
    }
}
