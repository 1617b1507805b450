package com.runthismodel.catalog;

import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.write.JsonWriter;
import com.runthismodel.source.write.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML of a new model as far as the Hub's answer tells it. What only a person can write is left empty, so that
 * {@code check} asks for it by line. The first line lets editors find the schema of a card. Text is written as JSON strings, which YAML reads the same.
 */
public record CardDraft(HubRepo repo, List<RepoId> gguf, Optional<Site> site) {
    private static final Map<String, ModelType> TYPES = Map.of(
            "text-generation", ModelType.TEXT,
            "image-text-to-text", ModelType.VISION_LANGUAGE,
            "any-to-any", ModelType.MULTIMODAL,
            "sentence-similarity", ModelType.EMBEDDING,
            "feature-extraction", ModelType.EMBEDDING,
            "text-ranking", ModelType.RERANKER);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public CardDraft {
        gguf = List.copyOf(gguf);
    }

    public String slug() {
        return id().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it belongs, below the content folder. */
    public String file() {
        return "models/" + id().org().toLowerCase(Locale.ROOT) + "/" + slug() + ".yaml";
    }

    public String yaml() {
        List<String> lines = new ArrayList<>();
        site.ifPresent(here -> lines.add(YamlWriter.schemaLine(here.schemaUrl("content-model"))));
        lines.add("name: " + text(id().name().replaceAll("[-_]+", " ")) + "  # as its makers write it");
        lines.add("vendor: " + text(id().org()) + "  # their name in full");
        lines.add("type: " + type().key());
        lines.add("tagline: \"\"  # yours to write: one plain sentence, at most 120 characters");
        lines.add("hub: " + id());
        licence().ifPresent(licence -> lines.add("licence: " + text(licence)));
        created().ifPresent(day -> lines.add("released: " + day));
        if (!gguf.isEmpty()) {
            lines.add("files:");
            lines.add("  gguf: " + gguf);
        }
        lines.add("sources:");
        licence().ifPresent(licence -> lines.add("  licence: " + text(id().url())));
        lines.add("  released: " + text("creation of " + id().url()));
        return String.join("\n", lines) + "\n";
    }

    private Optional<String> created() {
        return repo.createdAt().map(DAY::matcher).filter(Matcher::lookingAt).map(Matcher::group);
    }

    private RepoId id() {
        return RepoId.of(repo.id());
    }

    private ModelType type() {
        return repo.pipelineTag().map(TYPES::get).orElse(ModelType.TEXT);
    }

    private Optional<String> licence() {
        return repo.cardData()
                .flatMap(HubRepo.CardData::license)
                .flatMap(licences -> licences.values().stream().findFirst());
    }

    private static String text(String value) {
        return JsonWriter.compact(value);
    }
}
