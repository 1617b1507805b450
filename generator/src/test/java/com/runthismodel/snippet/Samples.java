package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.RepoId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Weights to try commands with. */
final class Samples {
    static final RunOptions EVERYTHING = RunOptions.context(8192)
            .withUsers(4)
            .withOffload(20, OptionalInt.of(6))
            .withCache("q8_0", "q4_0")
            .withFlashAttention(true)
            .withCards(2, OptionalInt.of(92));

    private Samples() {}

    static Weights gguf() {
        return of(Format.GGUF, ModelType.TEXT, List.of("Llama-3.2-1B-Instruct-Q4_K_M.gguf"), Optional.empty());
    }

    static Weights of(Format format, ModelType type, List<String> files, Optional<String> projector) {
        return new Weights(
                "llama-3.2-1b-instruct",
                type,
                Set.of("llama"),
                format,
                RepoId.of("bartowski/Llama-3.2-1B-Instruct-GGUF"),
                "Q4_K_M",
                format == Format.GGUF ? "Q4_K_M" : "",
                files,
                projector,
                Optional.empty(),
                format == Format.SAFETENSORS ? Optional.of("Q4_K_M") : Optional.empty(),
                false);
    }

    /** What a way of a runtime is for, with a vision part where the type has one. */
    static Weights of(Format format, ModelType type) {
        boolean sees = type == ModelType.VISION_LANGUAGE || type == ModelType.MULTIMODAL;
        if (format != Format.GGUF) return of(format, type, List.of(), Optional.empty());
        return of(
                format,
                type,
                List.of("Llama-3.2-1B-Instruct-Q4_K_M.gguf"),
                sees ? Optional.of("mmproj-model-f16.gguf") : Optional.empty());
    }

    /** Names no checked file of ours could hold: the commands must survive them all the same. */
    static Weights hostile(String name) {
        return new Weights(
                name + ".slug",
                ModelType.VISION_LANGUAGE,
                Set.of(),
                Format.GGUF,
                RepoId.of("org/name"),
                "Q4_K_M",
                name,
                List.of(name + "-1.gguf", name + "-2.gguf"),
                Optional.of(name + "-mmproj.gguf"),
                Optional.of(name + ":tag"),
                Optional.of(name),
                true);
    }
}
