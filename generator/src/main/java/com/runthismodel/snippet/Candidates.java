package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Variant;
import com.runthismodel.hub.Gated;
import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    private final Model model;
    private final String quantization;
    private final Set<String> architectures;
    private final Map<Format, List<Weights>> known = new EnumMap<>(Format.class);

    /** For all runtimes somebody asks about: most of them run the same formats. */
    Candidates(Model model, String quantization) {
        this.model = model;
        this.quantization = quantization;
        this.architectures = architectures(model);
    }

    Model model() {
        return model;
    }

    List<Weights> in(Format format) {
        return known.computeIfAbsent(format, this::inFormat);
    }

    private List<Weights> inFormat(Format format) {
        List<Variant> variants = new ArrayList<>();
        for (Variant variant : model.variants()) if (variant.format() == format) variants.add(variant);
        if (variants.isEmpty() && format == Format.SAFETENSORS) return List.of(original());
        if (variants.isEmpty() && format == Format.GGUF) return unlisted();
        variants.sort(Comparator.comparingInt(this::rank));
        List<Weights> weights = new ArrayList<>();
        for (Variant variant : variants) weights.add(weights(variant));
        return weights;
    }

    private int rank(Variant variant) {
        if (variant.quantization().equals(quantization)) return -1;
        int usual = USUAL.indexOf(variant.quantization());
        return usual < 0 ? USUAL.size() : usual;
    }

    Weights weights(Variant variant) {
        List<String> files = new ArrayList<>();
        for (HubFile file : variant.files()) files.add(file.rfilename());
        Optional<String> projector =
                seesMoreThanText(model.card().type()) ? variant.projector().map(HubFile::rfilename) : Optional.empty();
        return new Weights(
                model.slug(),
                model.card().type(),
                architectures,
                variant.format(),
                variant.repo(),
                variant.quantization(),
                variant.label(),
                files,
                projector,
                ollamaTag(),
                made(variant.format(), variant.repo()),
                variant.repo().equals(model.card().hub()) && gated());
    }

    /** A repository known to hold GGUF files whose names nobody has read yet. */
    private List<Weights> unlisted() {
        return model.card().files().gguf().stream()
                .limit(1)
                .map(repo -> new Weights(
                        model.slug(),
                        model.card().type(),
                        architectures,
                        Format.GGUF,
                        repo,
                        quantization,
                        quantization,
                        List.of(),
                        Optional.empty(),
                        ollamaTag(),
                        Optional.empty(),
                        false))
                .toList();
    }

    /** What the makers themselves publish, read by whatever reads safetensors. */
    private Weights original() {
        return new Weights(
                model.slug(),
                model.card().type(),
                architectures,
                Format.SAFETENSORS,
                model.card().hub(),
                Weights.AS_PUBLISHED,
                "",
                List.of(),
                Optional.empty(),
                ollamaTag(),
                made(Format.SAFETENSORS, model.card().hub()),
                gated());
    }

    /** Only what the makers publish is converted: what others made of it has lost something already. */
    private Optional<String> made(Format format, RepoId repo) {
        if (format != Format.SAFETENSORS || !repo.equals(model.card().hub())) return Optional.empty();
        return model.known().isPresent() && in(Format.GGUF).isEmpty() ? Optional.of(quantization) : Optional.empty();
    }

    private static boolean seesMoreThanText(ModelType type) {
        return type == ModelType.VISION_LANGUAGE || type == ModelType.MULTIMODAL;
    }

    private Optional<String> ollamaTag() {
        return model.card().runtimes().ollama().stream().findFirst();
    }

    private boolean gated() {
        return model.repo().gated().orElse(Gated.NO) != Gated.NO;
    }

    private static Set<String> architectures(Model model) {
        Set<String> names = new TreeSet<>();
        model.config().ifPresent(config -> {
            config.modelType().ifPresent(names::add);
            if (config.root().get("model_type").orElse(null) instanceof Node.Text whole) names.add(whole.value());
        });
        model.repo().gguf().flatMap(HubRepo.Gguf::architecture).ifPresent(names::add);
        return names;
    }
}
