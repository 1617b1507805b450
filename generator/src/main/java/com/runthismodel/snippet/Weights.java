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
 * @param architectures names of the architecture, model_type of config.json and GGUF's own
 * @param quantization as the repository's file names write it; absent where the repository holds just one
 * @param files names inside the repository, in order of parts
 * @param projector file with the vision part, where it is a file of its own
 * @param gated whether the Hub gives the files only to those who accepted conditions and signed in
 * @param ollamaTag tag in Ollama's library that pulls just this quantization, where that is certain
 */
public record Weights(
        String slug,
        ModelType type,
        Set<String> architectures,
        Format format,
        Optional<RepoId> repo,
        Optional<String> quantization,
        List<String> files,
        Optional<String> projector,
        boolean gated,
        Optional<String> ollamaTag) {

    public Weights {
        architectures = Set.copyOf(architectures);
        files = List.copyOf(files);
    }

    boolean inSeveralFiles() {
        return files.size() > 1;
    }
}
