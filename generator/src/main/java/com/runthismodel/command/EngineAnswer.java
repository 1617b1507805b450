package com.runthismodel.command;

import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.Variant;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Numbers;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.engine.LoadedWeights;
import com.runthismodel.estimate.engine.MlxMemory;
import com.runthismodel.estimate.engine.OllamaRun;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model takes, or how much of it fits, in engines that do not allocate as llama-server does (memory model 4.7). */
final class EngineAnswer {
    /** Whose rules to print. */
    enum Engine {
        LLAMA_SERVER,
        LLAMA_CLI,
        OLLAMA,
        MLX,
        VLLM,
        SGLANG,
        ALL;

        static Engine named(String name) {
            for (Engine engine : values()) if (engine.word().equals(name)) return engine;
            throw new IllegalArgumentException("no engine \"" + name + "\"; known are "
                    + String.join(
                            ", ", List.of(values()).stream().map(Engine::word).toList()));
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        boolean is(Engine one) {
            return this == one || this == ALL;
        }
    }

    private static final List<String> PAGED = List.of("BF16", "FP8", "AWQ 4-bit");
    private static final List<String> MLX = List.of("MLX 4-bit", "MLX 8-bit");

    private final List<Variant> variants;
    private final Coefficients model;
    private final Numbers numbers;
    private final Quantizations formats;
    private final long trained;
    private final Wish wish;
    private final List<String> lines = new ArrayList<>();

    EngineAnswer(Model found, Coefficients model, Quantizations formats, Wish wish) {
        KnownArchitecture architecture = found.known().orElseThrow();
        this.variants = found.variants();
        this.model = model;
        this.numbers = Numbers.of(architecture);
        this.formats = formats;
        this.trained = architecture.contextTokens();
        this.wish = wish;
    }

    List<String> lines(Engine engine, TensorType cache, Optional<Bytes> card, int cards) {
        if (engine.is(Engine.LLAMA_CLI))
            llama(
                    "llama-cli, one user",
                    RunSettings.headline(wish.userContext()).withCache(cache, cache));
        if (engine.is(Engine.OLLAMA))
            llama("Ollama, num_ctx for each user", OllamaRun.settings(wish.userContext(), wish.users(), cache));
        if (engine.is(Engine.MLX)) MLX.forEach(this::mlx);
        if (engine.is(Engine.VLLM)) paged("vLLM", PagedServer.Engine.VLLM, PagedServer.VLLM_PERCENT, card, cards);
        if (engine.is(Engine.SGLANG)) paged("SGLang", PagedServer.Engine.SGLANG, SGLANG_PERCENT, card, cards);
        return List.copyOf(lines);
    }

    /** SGLang works its share out from the card; near this on one card. */
    private static final int SGLANG_PERCENT = 88;

    private void llama(String what, RunSettings settings) {
        MemoryEstimate run = MemoryEstimator.of(model, settings);
        line(
                what,
                "GPU " + run.gpu().gib() + " GiB, RAM " + run.host().gib() + " GiB [4.7] "
                        + Decimal.grouped(settings.contextTokens()) + " tokens in all, " + settings.sequences()
                        + " users");
    }

    private void mlx(String format) {
        formats.other(format).ifPresent(layout -> {
            MlxMemory memory = MlxMemory.of(model, weights(layout), wish.userContext());
            line(
                    format,
                    "at least " + memory.known().gib() + " GiB [4.7] weights "
                            + memory.weights().gib() + counted(layout)
                            + " + cache " + memory.cache().gib() + " + state "
                            + memory.state().gib()
                            + "; what it computes with comes on top");
        });
    }

    private void paged(String name, PagedServer.Engine engine, int percent, Optional<Bytes> card, int cards) {
        if (card.isEmpty()) {
            line(name, "takes " + percent + " % of a card whatever the model: say which by --device");
            return;
        }
        PagedServer server = new PagedServer(engine, card.get(), cards, percent, 2, 2048);
        for (String format : PAGED)
            formats.other(format).ifPresent(layout -> capacity(name + " " + format, layout, server));
    }

    private void capacity(String what, GroupLayout layout, PagedServer server) {
        PagedCapacity.Range range = PagedCapacity.of(model, weights(layout), server);
        PagedCapacity least = range.atLeast();
        long tokens = wish.userContext();
        String weights = "weights " + least.weights().gib() + " GiB a card" + counted(layout);
        String pool = range.atMost().poolTokens() == 0
                ? "does not fit: " + weights
                : weights + ", pool of "
                        + span(least.poolTokens(), range.atMost().poolTokens()) + " tokens, "
                        + span(least.users(tokens), range.atMost().users(tokens)) + " users of "
                        + Decimal.grouped(tokens);
        line(what, pool + " [4.7]");
        long longest = least.longest(trained);
        if (longest > 0) line("", flags(server, Math.min(longest, tokens)));
    }

    /** A published repository's own tensors beat what its layout lets us expect. */
    private Bytes weights(GroupLayout layout) {
        return published(layout).orElseGet(() -> LoadedWeights.of(numbers, layout));
    }

    private Optional<Bytes> published(GroupLayout layout) {
        return variants.stream()
                .filter(variant -> variant.quantization().equals(layout.name()))
                .findFirst()
                .flatMap(Variant::tensorBytes);
    }

    private String counted(GroupLayout layout) {
        return published(layout).isPresent() ? " as published" : "";
    }

    private static String span(long least, long most) {
        return least == most ? Decimal.grouped(least) : Decimal.grouped(least) + " to " + Decimal.grouped(most);
    }

    private String flags(PagedServer server, long tokens) {
        String share = Decimal.ratio(server.memoryPercent(), 100, 2);
        return server.engine() == PagedServer.Engine.VLLM
                ? "--max-model-len " + tokens + " --gpu-memory-utilization " + share + " --tensor-parallel-size "
                        + server.cards()
                : "--context-length " + tokens + " --mem-fraction-static " + share + " --tp " + server.cards();
    }

    private void line(String what, String text) {
        lines.add(what + " ".repeat(Math.max(1, 34 - what.length())) + text);
    }
}
