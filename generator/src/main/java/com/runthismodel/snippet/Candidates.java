package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Variant;
import com.runthismodel.hub.Gated;
import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The weights of a model a runtime might run, best first: formats as the runtime's file orders them. */
final class Candidates {
    /** Near four bits a weight, where most people start; then what is larger. */
    private static final List<String> USUAL = List.of(
            "Q4_K_M",
            "UD-Q4_K_XL",
            "Q4_K_S",
            "IQ4_XS",
            "MXFP4_MOE",
            "Q4_0",
            "Q5_K_M",
            "Q6_K",
            "Q8_0",
            "MLX 4-bit",
            "AWQ 4-bit",
            "GPTQ 4-bit");

    private Candidates() {}

    /** Lazy: most often the first is taken. */
    static Stream<Weights> of(Model model, Runtime runtime, String quantization) {
        return runtime.formats(model.card().type()).stream().flatMap(format -> inFormat(model, format, quantization));
    }

    private static Stream<Weights> inFormat(Model model, Format format, String quantization) {
        List<Variant> variants = model.variants().stream()
                .filter(variant -> variant.format() == format)
                .sorted(Comparator.comparingInt(variant -> rank(variant, quantization)))
                .toList();
        if (variants.isEmpty() && format == Format.SAFETENSORS) return Stream.of(original(model));
        if (variants.isEmpty() && format == Format.GGUF) return unlisted(model, quantization);
        return variants.stream().map(variant -> weights(model, variant));
    }

    private static int rank(Variant variant, String quantization) {
        if (variant.quantization().equals(quantization)) return -1;
        int usual = USUAL.indexOf(variant.quantization());
        return usual < 0 ? USUAL.size() : usual;
    }

    static Weights weights(Model model, Variant variant) {
        List<String> files = variant.files().stream().map(HubFile::rfilename).toList();
        Optional<String> projector =
                seesMoreThanText(model.card().type()) ? variant.projector().map(HubFile::rfilename) : Optional.empty();
        return new Weights(
                model.slug(),
                model.card().type(),
                architectures(model),
                variant.format(),
                variant.repo(),
                variant.quantization(),
                variant.label(),
                files,
                projector,
                ollamaTag(model),
                variant.repo().equals(model.card().hub()) && gated(model));
    }

    /** A repository known to hold GGUF files whose names nobody has read yet. */
    private static Stream<Weights> unlisted(Model model, String quantization) {
        return model.card().files().gguf().stream()
                .limit(1)
                .map(repo -> new Weights(
                        model.slug(),
                        model.card().type(),
                        architectures(model),
                        Format.GGUF,
                        repo,
                        quantization,
                        quantization,
                        List.of(),
                        Optional.empty(),
                        ollamaTag(model),
                        false));
    }

    /** What the makers themselves publish, read by whatever reads safetensors. */
    private static Weights original(Model model) {
        return new Weights(
                model.slug(),
                model.card().type(),
                architectures(model),
                Format.SAFETENSORS,
                model.card().hub(),
                "as published",
                "",
                List.of(),
                Optional.empty(),
                ollamaTag(model),
                gated(model));
    }

    private static boolean seesMoreThanText(ModelType type) {
        return type == ModelType.VISION_LANGUAGE || type == ModelType.MULTIMODAL;
    }

    private static Optional<String> ollamaTag(Model model) {
        return model.card().runtimes().ollama().stream().findFirst();
    }

    private static boolean gated(Model model) {
        return model.repo().gated().orElse(Gated.NO) != Gated.NO;
    }

    private static Set<String> architectures(Model model) {
        Optional<HubConfig> config = model.config();
        Stream<String> text = config.flatMap(HubConfig::modelType).stream();
        Stream<String> whole = config.flatMap(c -> c.root().get("model_type")).stream()
                .filter(Node.Text.class::isInstance)
                .map(node -> ((Node.Text) node).value());
        Stream<String> gguf = model.repo().gguf().flatMap(HubRepo.Gguf::architecture).stream();
        return Stream.of(text, whole, gguf).flatMap(names -> names).collect(Collectors.toUnmodifiableSet());
    }
}
