package com.runthismodel.catalog;

import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.Quantization;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model with everything known of it: card, Hub snapshot, architecture, licence, variants and measured runs, joined.
 *
 * @param file the card, relative to the repository: what an edit link opens
 * @param variants one for each format and quantization, the best repository's, most bits first within a format
 * @param unlisted what the card names and no variant stands for
 */
public record Model(
        String slug,
        String file,
        ModelCard card,
        HubRepo repo,
        Architecture architecture,
        Optional<Licence> licence,
        List<Variant> variants,
        List<Unlisted> unlisted,
        List<Measurement> measurements,
        List<Recording> recordings)
        implements Comparable<Model> {

    /** A repository without a snapshot, or a file in one whose quantization {@code quantizations.yaml} does not know. */
    public record Unlisted(RepoId repo, Optional<String> file) {}

    private static final List<String> CONTEXT_KEYS = List.of(
            "max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "max_sequence_length", "n_ctx");

    public Model {
        variants = List.copyOf(variants);
        unlisted = List.copyOf(unlisted);
        measurements = List.copyOf(measurements);
        recordings = List.copyOf(recordings);
    }

    /** The architecture when its memory can be worked out; otherwise {@link #architecture()} says what is missing. */
    public Optional<KnownArchitecture> known() {
        return architecture instanceof KnownArchitecture known ? Optional.of(known) : Optional.empty();
    }

    /** Whether the makers' own weights are no plain floats, be their layout one we know or not. */
    public boolean publishedQuantized() {
        return config().flatMap(Quantization::of).isPresent();
    }

    public Optional<HubConfig> config() {
        return repo.config();
    }

    /** Parameters of the language model alone; of the repository where neither a person nor headers tell them apart. */
    public OptionalLong languageParameters() {
        Optional<Long> language = repo.parameters().flatMap(HubRepo.Parameters::language);
        if (language.isPresent()) return OptionalLong.of(language.get());
        OptionalLong counted = SafetensorsFiles.languageNumbers(repo);
        return counted.isPresent() ? counted : totalParameters();
    }

    /** Everything the repository's safetensors hold: vision tower, prediction blocks and duplicated heads included. */
    public OptionalLong totalParameters() {
        Optional<Long> total = repo.parameters().flatMap(HubRepo.Parameters::total);
        if (total.isPresent()) return OptionalLong.of(total.get());
        return repo.safetensors().map(HubRepo.Safetensors::count).orElse(OptionalLong.empty());
    }

    /** Parameters used for one token, where not all are. */
    public OptionalLong activeParameters() {
        return repo.parameters()
                .flatMap(HubRepo.Parameters::active)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Trained context in tokens; older config.json have other names for it, recurrent models have none. */
    public OptionalLong contextTokens() {
        return CONTEXT_KEYS.stream()
                .flatMapToLong(key -> config().map(config -> config.integer(key)).orElse(OptionalLong.empty()).stream())
                .findFirst();
    }

    @Override
    public int compareTo(Model other) {
        return slug.compareTo(other.slug);
    }
}
