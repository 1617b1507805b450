package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people write about a model: {@code content/models/<org>/<slug>.yaml}. Numbers come from the Hub snapshot. */
public record ModelCard(
        @Doc(value = "Name as its makers write it", example = "Llama 3.2 1B Instruct")
        String name,

        @Doc(value = "Who made it", example = "Meta") String vendor,

        @Doc(value = "Family it belongs to", example = "Llama 3.2")
        Optional<String> family,

        @Doc(value = "What goes in and what comes out", example = "text")
        ModelType type,

        @Doc("One plain sentence, at most 120 characters, no marketing")
        String tagline,

        @Doc(value = "Hugging Face repository of the original weights", example = "meta-llama/Llama-3.2-1B-Instruct")
        RepoId hub,

        @Doc(value = "Licence id, a key of licences.yaml; absent when no source names it", example = "llama3.2")
        Optional<String> licence,

        @Doc(value = "Day of release, ISO", example = "2024-09-25")
        Optional<LocalDate> released,

        @Doc("Repositories with converted files, by format, best first")
        Files files,

        @Doc("Names other runtimes know it by") RuntimeNames runtimes,

        @Doc(value = "Search words, lower case", example = "chat")
        List<String> tags,

        @Doc("Two to five original sentences; absent rather than filler")
        Optional<String> description,

        @Doc("Older slugs that redirect here") List<String> formerly,

        @Doc("Where each statement of this file comes from, by key")
        Map<String, String> sources) {

    /** Repositories by format. A repository is named only when a source saw it. */
    public record Files(
            @Doc(value = "GGUF", example = "[bartowski/Llama-3.2-1B-Instruct-GGUF]")
            List<RepoId> gguf,

            @Doc("MLX") List<RepoId> mlx,
            @Doc("AWQ") List<RepoId> awq,
            @Doc("GPTQ") List<RepoId> gptq,
            @Doc("FP8 safetensors") List<RepoId> fp8,
            @Doc("NVFP4 or MXFP4 safetensors") List<RepoId> fp4) {
        /** In the order pages list formats. */
        public Map<Format, List<RepoId>> byFormat() {
            Map<Format, List<RepoId>> map = new EnumMap<>(Format.class);
            map.put(Format.GGUF, gguf);
            map.put(Format.MLX, mlx);
            map.put(Format.AWQ, awq);
            map.put(Format.GPTQ, gptq);
            map.put(Format.FP8, fp8);
            map.put(Format.FP4, fp4);
            return map;
        }
    }

    /** Ids in registries that are not the Hub. */
    public record RuntimeNames(
            @Doc(value = "Ollama tags, library name and tag", example = "[\"llama3.2:1b\"]")
            List<String> ollama,

            @Doc(value = "LM Studio catalogue id", example = "llama-3.2-1b-instruct")
            Optional<String> lmstudio) {}
}
