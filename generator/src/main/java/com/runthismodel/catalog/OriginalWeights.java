package com.runthismodel.catalog;

import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Node;
import java.util.Locale;
import java.util.Optional;

/** In which layout a model's makers published it, as config.json says. */
record OriginalWeights(Format format, String name) {
    static Optional<OriginalWeights> of(HubRepo repo) {
        return repo.config().flatMap(OriginalWeights::of);
    }

    private static Optional<OriginalWeights> of(HubConfig config) {
        Optional<String> method = quantizationMethod(config);
        if (method.isPresent()) return quantized(method.get());
        // transformers 5 renamed torch_dtype to dtype.
        Optional<String> type = config.text("dtype").or(() -> config.text("torch_dtype"));
        return type.filter("bfloat16"::equals).map(bf16 -> new OriginalWeights(Format.SAFETENSORS, "BF16"));
    }

    private static Optional<String> quantizationMethod(HubConfig config) {
        return config.get("quantization_config")
                .filter(Node.Fields.class::isInstance)
                .flatMap(node -> ((Node.Fields) node).get("quant_method"))
                .filter(Node.Text.class::isInstance)
                .map(node -> ((Node.Text) node).value().toLowerCase(Locale.ROOT));
    }

    private static Optional<OriginalWeights> quantized(String method) {
        return switch (method) {
            case "fp8" -> Optional.of(new OriginalWeights(Format.FP8, "FP8, blocks"));
            case "mxfp4" -> Optional.of(new OriginalWeights(Format.FP4, "MXFP4"));
            default -> Optional.empty();
        };
    }
}
