package com.runthismodel.hub;

import com.runthismodel.source.Doc;
import com.runthismodel.source.Key;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the Hub says of a repository: {@code content/hub/<org>/<repo>.json}, written by tools. Unknown means absent. */
public record HubRepo(
        @Doc(value = "Repository id", example = "meta-llama/Llama-3.2-1B-Instruct")
        String id,

        @Doc(value = "Day it was read", example = "2026-11-23")
        Optional<LocalDate> read,

        @Doc("ETag of the Hub's answer, so that the next question costs it little")
        Optional<String> etag,

        @Doc("Commit that was read, 40 hex digits") Optional<String> sha,

        @Doc(value = "When the repository was made", example = "2024-09-18T15:03:14.000Z")
        Optional<String> createdAt,

        @Doc("When it was last changed") Optional<String> lastModified,

        @Doc("Downloads of the last 30 days") Optional<Long> downloads,
        @Doc("Likes") Optional<Long> likes,
        @Doc("Whether files are handed out freely") Optional<Gated> gated,

        @Doc(value = "The Hub's name of the task", example = "text-generation") @Key("pipeline_tag")
        Optional<String> pipelineTag,

        @Doc("Library it is made for") @Key("library_name") Optional<String> libraryName,

        @Doc("Front matter of the model card") Optional<CardData> cardData,
        @Doc("config.json as its authors wrote it") Optional<HubConfig> config,

        @Doc("Parameter counts from the safetensors headers")
        Optional<Safetensors> safetensors,

        @Doc("What the Hub read from a GGUF file") Optional<Gguf> gguf,
        @Doc("Files") List<HubFile> siblings,
        @Doc("Ours, not the Hub's: parameters told apart") Optional<Parameters> parameters,
        @Doc("Which public source each field came from") Map<String, String> sources) {

    public record CardData(
            Optional<Texts> license,
            @Key("license_name") Optional<String> licenseName,
            @Key("license_link") Optional<String> licenseLink,
            @Key("base_model") Optional<Texts> baseModel) {}

    public record Safetensors(
            @Doc("Elements by dtype") Map<String, Long> parameters,
            @Doc("Elements of all dtypes") Optional<Long> total,

            @Doc("Tensors by the headers of all files, those alike on one line: name, shape, dtype, blocks")
            List<TensorGroup> tensors) {
        public Safetensors {
            tensors = List.copyOf(tensors);
        }

        /** Older answers lack the total: then it is the sum. */
        public OptionalLong count() {
            if (total.isPresent()) return OptionalLong.of(total.get());
            if (parameters.isEmpty()) return OptionalLong.empty();
            return OptionalLong.of(parameters.values().stream().reduce(0L, Math::addExact));
        }
    }

    public record Gguf(
            @Doc(value = "general.architecture", example = "llama")
            Optional<String> architecture,

            @Doc("Trained context in tokens") @Key("context_length")
            Optional<Long> contextLength,

            @Doc("Parameters") Optional<Long> total) {}

    /** What a repository's total is made of. A page says both the language model's count and the total. */
    public record Parameters(
            @Doc("Of the language model alone") Optional<Long> language,
            @Doc("Of the vision tower and its projector") Optional<Long> vision,
            @Doc("Of multi-token-prediction blocks") Optional<Long> mtp,
            @Doc("Of everything in the repository") Optional<Long> total,

            @Doc("Of the language model, used for one token")
            Optional<Long> active,

            @Doc("What a reader should know of these counts")
            Optional<String> notes) {

        public Parameters {
            if (language.orElse(1L) < 1) throw new IllegalArgumentException("language: must be at least 1");
            if (total.isPresent() && language.orElse(0L) > total.get())
                throw new IllegalArgumentException("total: is less than the language model alone");
            if (language.isPresent() && active.orElse(0L) > language.get())
                throw new IllegalArgumentException("active: is more than the language model has");
        }
    }
}
