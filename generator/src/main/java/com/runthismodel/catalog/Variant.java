package com.runthismodel.catalog;

import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.TensorGroup;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * One way to get a model's weights: a quantization in a repository.
 *
 * @param quantization name in {@code quantizations.yaml}, such as Q4_K_M or MLX 4-bit
 * @param label the quantization as the repository's file names write it: what a command has to say
 * @param files the weights in order of their parts; empty where the repository's files are not known
 * @param projector the vision part, where it is a file of its own
 * @param tensorBytes of all tensors of a repository that is not GGUF, as headers or the Hub count them
 */
public record Variant(
        Format format,
        String quantization,
        String label,
        RepoId repo,
        List<HubFile> files,
        Optional<HubFile> projector,
        Optional<Bytes> tensorBytes) {

    public Variant {
        files = List.copyOf(files);
    }

    /** Its tensors by the headers of all parts; empty where one was not read. Of GGUF only. */
    public List<TensorGroup> tensors() {
        if (files.stream().anyMatch(file -> file.tensors().isEmpty())) return List.of();
        return files.stream().flatMap(file -> file.tensors().stream()).toList();
    }

    /** Bytes of all parts, known only when every part's size is. */
    public Optional<Bytes> fileBytes() {
        if (files.isEmpty() || files.stream().anyMatch(file -> file.size().isEmpty())) return Optional.empty();
        return files.stream().flatMap(file -> file.bytes().stream()).reduce(Bytes::plus);
    }
}
