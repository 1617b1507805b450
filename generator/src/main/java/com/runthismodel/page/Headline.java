package com.runthismodel.page;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Variant;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The one memory figure a list can show for a model: its usual quantization at the headline setting of the site. */
public record Headline(String quantization, MemoryEstimate memory) {
    /** The setting every headline on the site means. */
    public static final long CONTEXT_TOKENS = 8192;

    /** In this order: the usual choice, then its neighbours. */
    private static final List<String> USUAL =
            List.of("Q4_K_M", "Q4_K_S", "Q5_K_M", "IQ4_XS", "Q4_0", "MXFP4_MOE", "Q6_K", "Q8_0", "F16", "BF16");

    /** Absent where the architecture is not one we can price. */
    public static Optional<Headline> of(Model model) {
        return model.known().map(known -> of(known, usual(model)));
    }

    private static Headline of(KnownArchitecture known, String quantization) {
        Coefficients coefficients = Coefficients.of(known, quantization, OptionalLong.empty());
        return new Headline(quantization, MemoryEstimator.of(coefficients, RunSettings.headline(CONTEXT_TOKENS)));
    }

    private static String usual(Model model) {
        List<String> offered = model.variants().stream()
                .filter(variant -> variant.format() == Format.GGUF)
                .map(Variant::quantization)
                .toList();
        return USUAL.stream().filter(offered::contains).findFirst().orElse(USUAL.get(0));
    }

    public Bytes gpu() {
        return memory.gpu();
    }
}
