package com.runthismodel.command;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Explanation;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.advice.Wish;
import com.runthismodel.estimate.engine.MlxMemory;
import com.runthismodel.estimate.engine.OllamaRun;
import com.runthismodel.estimate.engine.PagedCapacity;
import com.runthismodel.estimate.engine.PagedExplanation;
import com.runthismodel.estimate.engine.PagedServer;
import com.runthismodel.estimate.engine.ShareSolver;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.page.model.EngineWeights;
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

    private final Coefficients model;
    private final List<EngineWeights> weights;
    private final TensorParallel parallel;
    private final long trained;
    private final Wish wish;
    private final List<String> lines = new ArrayList<>();

    EngineAnswer(Model found, Coefficients model, Quantizations formats, Wish wish) {
        KnownArchitecture architecture = found.known().orElseThrow();
        this.model = model;
        this.weights = EngineWeights.of(found, Numbers.of(architecture), formats);
        this.parallel = TensorParallel.of(architecture);
        this.trained = architecture.contextTokens();
        this.wish = wish;
    }

    List<String> lines(Engine engine, TensorType cache, Optional<Rig> rig) {
        Optional<Bytes> card = rig.map(Rig::memoryEach);
        int cards = rig.map(Rig::cards).orElse(1);
        if (engine.is(Engine.LLAMA_CLI))
            llama(
                    "llama-cli, one user",
                    RunSettings.headline(wish.userContext()).withCache(cache, cache));
        if (engine.is(Engine.OLLAMA)) ollama(cache, rig);
        if (engine.is(Engine.MLX)) weights.stream().filter(EngineAnswer::forMlx).forEach(this::mlx);
        if (engine.is(Engine.VLLM)) paged("vLLM", PagedServer.Engine.VLLM, cache, card, cards);
        if (engine.is(Engine.SGLANG)) paged("SGLang", PagedServer.Engine.SGLANG, cache, card, cards);
        return List.copyOf(lines);
    }

    /** With a machine: what of it Ollama leaves in RAM, and the context it takes unless told. */
    private void ollama(TensorType cache, Optional<Rig> rig) {
        String what = "Ollama, num_ctx for each user";
        llama(what, OllamaRun.settings(wish.userContext(), wish.users(), cache));
        if (rig.isEmpty()) return;
        Solver.byOllama(rig.get(), wish, model)
                .filter(run -> run.gpuLayers() < RunSettings.ALL_LAYERS || run.cpuMoeLayers() > 0)
                .ifPresent(run -> llama("  so that 1 GiB stays free", run));
        Bytes memory = new Bytes(rig.get().memoryEach().count() * rig.get().cards());
        line("  unless told", Decimal.grouped(OllamaRun.usualContext(memory, trained)) + " tokens of context");
    }

    private static boolean forMlx(EngineWeights one) {
        return one.format() == Format.MLX;
    }

    private void llama(String what, RunSettings settings) {
        MemoryEstimate run = MemoryEstimator.of(model, settings);
        line(
                what,
                "GPU " + run.gpu().gib() + " GiB, RAM " + run.host().gib() + " GiB [4.7] "
                        + Decimal.grouped(settings.contextTokens()) + " tokens in all, " + settings.sequences()
                        + (settings.sequences() == 1 ? " user" : " users"));
    }

    private void mlx(EngineWeights loaded) {
        MlxMemory memory = MlxMemory.of(model, loaded.bytes(), wish.userContext(), wish.users());
        line(
                loaded.name(),
                "at least " + memory.known().gib() + " GiB [4.7] weights "
                        + memory.weights().gib() + counted(loaded)
                        + " + cache " + memory.cache().gib() + " + state "
                        + memory.state().gib()
                        + "; what it computes with comes on top");
    }

    private void paged(String name, PagedServer.Engine engine, TensorType cache, Optional<Bytes> card, int cards) {
        if (card.isEmpty()) {
            line(name, "takes a share of a card whatever the model: say which by --device");
            return;
        }
        weights.stream().filter(one -> !forMlx(one)).forEach(loaded -> {
            int used = parallel.cards(cards, loaded.layout());
            String what = name + " " + loaded.name();
            if (used < cards) line(what, idle(used, cards, loaded));
            PagedServer server = PagedServer.of(engine, card.get(), used).withCache(cache.quantised() ? 1 : 2);
            capacity(what, loaded, server);
        });
    }

    private static String idle(int used, int cards, EngineWeights loaded) {
        String parts = loaded.layout().groupRows() > 1 ? "heads and blocks of weights" : "heads";
        return "uses " + used + " of " + cards + " cards: its " + parts + " cannot be dealt out to more [4.7]";
    }

    private void capacity(String what, EngineWeights loaded, PagedServer started) {
        long tokens = wish.userContext();
        PagedServer server = ShareSolver.of(model, loaded.bytes(), started, Bytes.ZERO, tokens, wish.users());
        PagedCapacity.Range range = PagedCapacity.of(model, loaded.bytes(), server);
        PagedCapacity least = range.atLeast();
        String weights = "weights " + least.weights().gib() + " GiB a card" + counted(loaded);
        String pool = range.atMost().pool().count() == 0
                ? "does not fit: " + weights
                : weights + ", pool of "
                        + span(least.poolTokens(), range.atMost().poolTokens()) + " tokens, "
                        + span(least.users(tokens), range.atMost().users(tokens)) + " users of "
                        + Decimal.grouped(tokens);
        line(what, pool + " [4.7]");
        PagedExplanation.pool(least, loaded.bytes().count()).forEach(this::term);
        PagedExplanation.request(least, tokens).stream().skip(1).forEach(this::term);
        long longest = least.longest(trained);
        if (longest > 0) line("", flags(server, Math.min(longest, tokens)));
    }

    private void term(Explanation.Term term) {
        line(
                "  " + term.what(),
                new Bytes(term.bytes()).gib() + " GiB " + Decimal.grouped(term.bytes()) + " [" + term.section() + "] "
                        + term.formula());
    }

    private static String counted(EngineWeights loaded) {
        return loaded.counted() ? " as published" : "";
    }

    private static String span(long least, long most) {
        return least == most ? Decimal.grouped(least) : Decimal.grouped(least) + " to " + Decimal.grouped(most);
    }

    private String flags(PagedServer server, long tokens) {
        String share = Decimal.ratio(server.memoryPercent(), 100, 2);
        return server.engine() == PagedServer.Engine.VLLM
                ? "--max-model-len " + tokens + " --gpu-memory-utilization " + share + " --tensor-parallel-size "
                        + server.cards()
                : "--context-length " + tokens + " --mem-fraction-static " + share + " --tp-size " + server.cards();
    }

    private void line(String what, String text) {
        lines.add(what + " ".repeat(Math.max(1, 34 - what.length())) + text);
    }
}
