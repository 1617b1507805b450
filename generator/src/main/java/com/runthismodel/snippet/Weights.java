package com.runthismodel.snippet;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.RepoId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The weights a command pulls: one quantization of one model in one repository.
 *
 * @param architectures names of the architecture: model_type of config.json, of its text part, and GGUF's own
 * @param quantization what {@code quantizations.yaml} calls it
 * @param label as the repository's file names write it; empty where the repository holds just one
 * @param files names inside the repository, in order of parts; empty where they are not known
 * @param projector file with the vision part, where it is a file of its own
 * @param ollamaTag the model in Ollama's own library, whose quantization Ollama chooses
 * @param made the GGUF quantization to make of them, where no GGUF file of the model is known and its architecture is
 * @param gated whether the Hub gives the files only to those who accepted conditions and signed in
 */
public record Weights(
        String slug,
        ModelType type,
        Set<String> architectures,
        Format format,
        RepoId repo,
        String quantization,
        String label,
        List<String> files,
        Optional<String> projector,
        Optional<String> ollamaTag,
        Optional<String> made,
        boolean gated) {

    /** The name of a quantization that is the makers' own and has no name of ours. */
    public static final String AS_PUBLISHED = "as published";

    public Weights {
        architectures = Set.copyOf(architectures);
        files = List.copyOf(files);
        for (String file : files) notAnOption(file);
        projector.ifPresent(Weights::notAnOption);
        ollamaTag.ifPresent(Weights::notAnOption);
        notAnOption(slug);
    }

    /** Quoting keeps a value one word, but a word that starts with a dash would still be read as an option. */
    private static void notAnOption(String word) {
        if (word.isEmpty() || word.startsWith("-"))
            throw new IllegalArgumentException(
                    "a name in a command must not be empty or start with a dash: \"" + word + "\"");
    }

    /** Whether a GGUF repository's files are not known, so that nobody can say it holds this quantization. */
    boolean isUnlisted() {
        return format == Format.GGUF && files.isEmpty();
    }

    boolean inSeveralFiles() {
        return files.size() > 1;
    }
}
