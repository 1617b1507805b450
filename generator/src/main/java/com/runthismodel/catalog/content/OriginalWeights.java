package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Format;
import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.Quantization;
import com.runthismodel.hub.Quantization.Group;
import java.util.List;
import java.util.Optional;

/** In which layout a model's makers published it, as config.json says. */
record OriginalWeights(Format format, String name) {
    /** The blocks of {@code quantizations.yaml}: DeepSeek's, which others took over. */
    private static final List<Long> BLOCK = List.of(128L, 128L);

    /** What Kimi K2 Thinking is published in, whose recipe leaves all but routed experts alone. */
    private static final Group INT4 = new Group("int", 4, 32);

    static Optional<OriginalWeights> of(HubRepo repo) {
        return repo.config().flatMap(OriginalWeights::of);
    }

    private static Optional<OriginalWeights> of(HubConfig config) {
        Optional<Quantization> quantized = Quantization.of(config);
        if (quantized.isPresent()) return of(quantized.get());
        // transformers 5 renamed torch_dtype to dtype.
        Optional<String> type = config.text("dtype").or(() -> config.text("torch_dtype"));
        return type.filter("bfloat16"::equals).map(bf16 -> new OriginalWeights(Format.SAFETENSORS, "BF16"));
    }

    private static Optional<OriginalWeights> of(Quantization said) {
        return switch (said.method()) {
            case "fp8" -> fp8(said.block());
            case "mxfp4" -> Optional.of(new OriginalWeights(Format.FP4, "MXFP4"));
            case "compressed-tensors" ->
                Optional.of(new OriginalWeights(Format.INT4, "INT4, experts"))
                        .filter(experts -> said.groups().equals(List.of(INT4)) && expertsOnly(said));
            default -> Optional.empty();
        };
    }

    private static boolean expertsOnly(Quantization said) {
        return leaves(said, "self_attn") && leaves(said, "shared_experts");
    }

    private static boolean leaves(Quantization said, String part) {
        return said.ignored().stream().anyMatch(pattern -> pattern.contains(part));
    }

    private static Optional<OriginalWeights> fp8(List<Long> block) {
        if (block.isEmpty()) return Optional.of(new OriginalWeights(Format.FP8, "FP8"));
        return Optional.of(new OriginalWeights(Format.FP8, "FP8, blocks")).filter(blocks -> block.equals(BLOCK));
    }
}
