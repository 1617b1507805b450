package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Quantizations.PublisherVariant;
import com.runthismodel.catalog.Variant;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.ModelTensors;
import com.runthismodel.estimate.StoredFile;
import com.runthismodel.estimate.tensor.FileTypes;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Which GGUF quantizations a page shows: the published ones we know of, and the usual ones beside them. */
final class Choices {
    /** What llama-quantize users make most, by published files. */
    private static final List<String> USUAL =
            List.of("Q2_K", "Q3_K_M", "IQ4_XS", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "BF16");

    /** What scripts may be asked about: the integers of thirty quantizations would be an eighth of the page. */
    static final List<String> KNOWN = List.of(
            "Q2_K", "Q3_K_M", "IQ4_XS", "Q4_K_M", "MXFP4_MOE", "MXFP4", "Q5_K_M", "Q6_K", "Q8_0", "F16", "BF16");

    /** In this order the page recommends one to start with: near five bits little is lost, and most runtimes have it. */
    private static final List<String> PICKS =
            List.of("Q4_K_M", "MXFP4_MOE", "MXFP4", "UD-Q4_K_XL", "Q4_K_S", "IQ4_XS", "Q4_0", "Q5_K_M", "Q8_0");

    /** Experts were trained in MXFP4 and stay so in every file: quantizing rounds only the little that is left. */
    private static final Set<String> RELEASED_IN_MXFP4 = Set.of("gpt-oss");

    private final Model model;
    private final Quantizations quantizations;
    private final Optional<ModelTensors> tensors;

    private Choices(Model model, Quantizations quantizations) {
        this.model = model;
        this.quantizations = quantizations;
        this.tensors = model.known().map(ModelTensors::of);
    }

    /** Fewest bytes first. */
    static List<Choice> of(Model model, Quantizations quantizations) {
        return new Choices(model, quantizations).all();
    }

    /** Whether the rules of llama-quantize say nothing of this model's files. */
    static boolean fourBitExperts(Model model) {
        return model.known()
                .filter(known -> RELEASED_IN_MXFP4.contains(known.name()))
                .isPresent();
    }

    /**
     * The one to start with: a published one, so that the commands can name it, and of those without a usual name the one
     * nearest the usual one's size; otherwise the usual one.
     */
    static Optional<Choice> pick(List<Choice> choices) {
        boolean estimable = choices.stream().anyMatch(Choice::estimable);
        List<Choice> published = choices.stream()
                .filter(choice -> choice.variant().isPresent() && (choice.estimable() || !estimable))
                .toList();
        Optional<Choice> usual = named(choices, List.of(PICKS.get(0)));
        return named(published, PICKS)
                .or(() -> published.stream().min(Comparator.comparingDouble(choice -> apart(choice, usual))))
                .or(() -> usual);
    }

    /** How many times larger or smaller than the usual one; alike where there is none. */
    private static double apart(Choice choice, Optional<Choice> usual) {
        return usual.map(one -> Math.abs(Math.log((double) choice.weightBytes() / one.weightBytes())))
                .orElse(0.0);
    }

    private static Optional<Choice> named(List<Choice> choices, List<String> names) {
        for (String name : names)
            for (Choice choice : choices) if (choice.name().equals(name)) return Optional.of(choice);
        return Optional.empty();
    }

    /** The ones whose names people know, where there are too many for a wide table. */
    static List<Choice> main(List<Choice> choices, List<String> names, Optional<Choice> pick, int most) {
        boolean both = false;
        for (Choice choice : choices) both |= choice.name().equals("BF16");
        List<Choice> main = new ArrayList<>();
        List<Choice> estimable = new ArrayList<>();
        for (Choice choice : choices) {
            if (!choice.estimable()) continue;
            estimable.add(choice);
            boolean known = names.contains(choice.name()) || pick.isPresent() && pick.get() == choice;
            if (known && !(both && choice.name().equals("F16"))) main.add(choice);
        }
        return main.size() >= Math.min(3, estimable.size())
                ? main
                : estimable.subList(0, Math.min(most, estimable.size()));
    }

    private List<Choice> all() {
        List<Choice> choices = new ArrayList<>();
        for (Variant variant : model.variants()) {
            if (variant.format() == Format.GGUF) published(variant).ifPresent(choices::add);
        }
        if (!fourBitExperts(model)) tensors.ifPresent(known -> usual(known, choices));
        choices.sort(Comparator.comparing(Choice::file).thenComparing(Choice::name));
        return choices;
    }

    /** What llama-quantize would make: our lists of published files are not complete. */
    private void usual(ModelTensors known, List<Choice> choices) {
        Set<String> names = choices.stream().map(Choice::name).collect(Collectors.toSet());
        for (String name : USUAL) {
            boolean sixteenBits = name.equals("BF16") && names.contains("F16");
            if (!names.contains(name) && !sixteenBits) choices.add(computed(known, name));
        }
    }

    private Choice computed(ModelTensors known, String name) {
        Coefficients coefficients = known.coefficients(name, OptionalLong.empty());
        Bytes file = new Bytes(coefficients.tensorBytes());
        return new Choice(name, Format.GGUF, Optional.empty(), Optional.of(coefficients), false, file, false);
    }

    /** Without the architecture or a known recipe there is only what the Hub says; without that, nothing to show. */
    private Optional<Choice> published(Variant variant) {
        Optional<Bytes> size = variant.fileBytes();
        Optional<Coefficients> stored = recipe(variant)
                .flatMap(recipe -> model.known().flatMap(known -> StoredFile.coefficients(known, variant, recipe)));
        Optional<Coefficients> coefficients = stored.or(() -> computed(variant, size));
        Optional<Bytes> shown = size.or(() -> coefficients.map(c -> new Bytes(c.tensorBytes())));
        return shown.map(bytes -> new Choice(
                variant.quantization(),
                Format.GGUF,
                Optional.of(variant),
                coefficients,
                stored.isPresent(),
                bytes,
                size.isPresent()));
    }

    private Optional<Coefficients> computed(Variant variant, Optional<Bytes> size) {
        boolean rulesApply = !fourBitExperts(model) || variant.quantization().startsWith("MXFP4");
        return tensors.filter(known -> rulesApply)
                .flatMap(known -> recipe(variant).flatMap(recipe -> computed(known, variant, recipe, size)));
    }

    private static Optional<Coefficients> computed(
            ModelTensors known, Variant variant, String recipe, Optional<Bytes> size) {
        if (recipe.equals(variant.quantization())) return Optional.of(known.coefficients(recipe, OptionalLong.empty()));
        // A publisher's own recipe: only the file itself says its size.
        return size.map(bytes -> known.coefficients(recipe, OptionalLong.of(bytes.count())));
    }

    /** The type of llama-quantize that a file is, or that its publisher began with. */
    private Optional<String> recipe(Variant variant) {
        String name = variant.quantization();
        if (FileTypes.standard(name).isPresent()) return Optional.of(name);
        return quantizations
                .publisherVariant(name)
                .map(PublisherVariant::base)
                .filter(base -> FileTypes.standard(base).isPresent());
    }
}
