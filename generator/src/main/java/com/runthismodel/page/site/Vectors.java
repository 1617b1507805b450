package com.runthismodel.page.site;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.MemoryPlanner;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.RunSettings.Outputs;
import com.runthismodel.page.TextFile;
import com.runthismodel.source.Doc;
import com.runthismodel.source.Key;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Conformance vectors: runs of named models with the bytes this site states, for other tools to test themselves with. */
public final class Vectors {
    private static final String PATH = "data/vectors.json";

    /** One of each way to cache and to compute: dense, mixture, window, latent, hybrid, recurrent, odd rows, encoder. */
    private static final List<String> MODELS = List.of(
            "deepseek-v2-lite-chat",
            "falcon-mamba-7b-instruct",
            "gemma-2-2b-it",
            "gemma-3-12b-it",
            "gemma-3-1b-it",
            "gpt-oss-20b",
            "granite-4.0-h-tiny",
            "llama-3.1-8b-instruct",
            "llama-3.2-1b-instruct",
            "mistral-small-24b-instruct-2501",
            "mixtral-8x7b-instruct-v0.1",
            "nomic-embed-text-v1.5",
            "phi-3.5-mini-instruct",
            "qwen2.5-0.5b-instruct",
            "qwen3-30b-a3b-instruct-2507",
            "qwen3-4b-instruct-2507",
            "qwen3.5-9b");

    private static final List<String> QUANTIZATIONS = List.of("F16", "Q4_K_M");

    private Vectors() {}

    public record Suite(
            @Key("$schema") @Doc("Where the schema of this file is")
            String schema,

            @Doc("What the bytes are") String about,
            @Doc("Models, by name") List<Subject> models) {}

    public record Subject(
            @Doc("Page of the model on this site") String slug,

            @Doc("Hugging Face repository its shape was read from")
            String hub,

            @Doc("Name llama.cpp gives the architecture") String architecture,

            @Doc("GGUF file type, as llama-quantize writes it without an importance matrix")
            String quantization,

            @Doc("Bytes of all tensors of the file") long tensorBytes,
            @Doc("Runs") List<Run> runs) {}

    public record Run(
            @Doc("How llama.cpp is started") Settings settings,

            @Doc("Why it does not start; then there is no memory")
            Optional<String> refusal,

            @Doc("Bytes of each buffer") Optional<Buffers> memory) {}

    public record Settings(
            @Doc("All users together, --ctx-size") long contextTokens,
            @Doc(value = "--cache-type-k", example = "q8_0") String keyType,
            @Doc(value = "--cache-type-v", example = "q8_0") String valueType,

            @Doc("--flash-attn; off where CUDA has no kernel for the model's heads")
            boolean flashAttention,

            @Doc("--parallel") int sequences,
            @Doc("--kv-unified") boolean unifiedKv,
            @Doc("--ubatch-size") int ubatchTokens,

            @Doc("Logits for every token, as libraries ask, or a row for each sequence, as llama-server does")
            boolean allOutputs,

            @Doc("--n-gpu-layers; the output counts as one") int gpuLayers,
            @Doc("--swa-full") boolean fullWindowCache) {
        static Settings of(RunSettings run) {
            return new Settings(
                    run.contextTokens(),
                    run.keyType().name().toLowerCase(Locale.ROOT),
                    run.valueType().name().toLowerCase(Locale.ROOT),
                    run.flashAttention(),
                    run.sequences(),
                    run.unifiedKv(),
                    run.ubatchTokens(),
                    run.outputs() == Outputs.ALL,
                    run.gpuLayers(),
                    run.fullWindowCache());
        }
    }

    /** Bytes on the card and beside it. */
    public record Buffers(
            long gpuWeights,
            long gpuKv,
            long gpuState,
            long gpuCompute,
            long hostWeights,
            long hostKv,
            long hostState,
            long hostCompute,
            long hostOutput) {
        static Buffers of(MemoryEstimate run) {
            return new Buffers(
                    run.gpuWeights().count(),
                    run.gpuKv().count(),
                    run.gpuState().count(),
                    run.gpuCompute().count(),
                    run.hostWeights().count(),
                    run.hostKv().count(),
                    run.hostState().count(),
                    run.hostCompute().count(),
                    run.hostOutput().count());
        }
    }

    /** Whether the file changes with this model. */
    public static boolean isOf(String slug) {
        return MODELS.contains(slug);
    }

    static TextFile of(Catalog catalog) {
        List<Subject> subjects = new ArrayList<>();
        for (String slug : MODELS)
            catalog.model(slug).ifPresent(model -> model.known().ifPresent(known -> add(model, known, subjects)));
        String about = "Bytes that llama.cpp allocates on one CUDA card and beside it, as "
                + catalog.site().name()
                + " states them; method.html says by which rules and how far they agree with llama.cpp's own figures.";
        return new TextFile(PATH, JsonWriter.tidy(new Suite("schema/vectors.json", about, subjects)));
    }

    private static void add(Model model, KnownArchitecture known, List<Subject> subjects) {
        MemoryPlanner planner = MemoryPlanner.of(known, QUANTIZATIONS.get(0), OptionalLong.empty());
        for (String quantization : QUANTIZATIONS)
            subjects.add(subject(model, known, quantization, planner.in(quantization)));
    }

    private static Subject subject(Model model, KnownArchitecture known, String quantization, MemoryPlanner planner) {
        Coefficients coefficients = planner.coefficients();
        return new Subject(
                model.slug(),
                model.card().hub().toString(),
                known.name(),
                quantization,
                coefficients.tensorBytes(),
                settings(coefficients).stream()
                        .map(settings -> run(planner, settings))
                        .toList());
    }

    private static Run run(MemoryPlanner planner, RunSettings settings) {
        Optional<String> refusal = MemoryEstimator.refusal(planner.coefficients(), settings);
        Optional<Buffers> memory =
                refusal.isPresent() ? Optional.empty() : Optional.of(Buffers.of(planner.plan(settings)));
        return new Run(Settings.of(settings), refusal, memory);
    }

    /** Every setting that changes a rule, one at a time, and some together. */
    private static List<RunSettings> settings(Coefficients model) {
        RunSettings one = RunSettings.headline(8192);
        int half = model.order().size() / 2;
        return List.of(
                RunSettings.headline(512),
                one,
                RunSettings.headline(10_000),
                RunSettings.headline(32_768),
                one.withCache(TensorType.Q8_0, TensorType.Q8_0),
                one.withCache(TensorType.Q8_0, TensorType.Q4_0),
                one.withFlashAttention(false),
                one.withSequences(4, false),
                one.withSequences(4, true),
                one.withBatch(512, Outputs.ALL),
                one.withBatch(2048, Outputs.SERVER),
                one.withOffload(half, 0),
                one.withOffload(0, 0),
                one.withFullWindowCache(true));
    }
}
