package com.runthismodel.page.model;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.ContextMemory;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.svg.MemoryChart;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GPU memory by context and quantization, for three types of KV cache. */
final class ContextTables {
    private static final List<TensorType> CACHES = List.of(TensorType.F16, TensorType.Q8_0, TensorType.Q4_0);
    private static final List<String> NAMES =
            List.of("Q2_K", "Q3_K_M", "IQ4_XS", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "F16", "BF16");
    private static final List<String> DRAWN = List.of("Q2_K", "Q3_K_M", "Q4_K_M", "Q6_K", "Q8_0", "F16", "BF16");
    private static final List<String> COMMON = List.of("Q3_K_M", "Q4_K_M", "Q6_K", "Q8_0");
    private static final int ROWS = 10;

    private final Subject subject;
    private final List<Choice> rows;

    private ContextTables(Subject subject) {
        this.subject = subject;
        this.rows = Choices.main(subject.choices(), NAMES, subject.pick(), ROWS);
    }

    static Optional<ContextTables> of(Subject subject) {
        if (!subject.estimable() || subject.contexts().size() < 2) return Optional.empty();
        return Optional.of(new ContextTables(subject));
    }

    Html chart() {
        List<MemoryChart.Line> lines = new ArrayList<>();
        for (Choice choice : Choices.main(subject.choices(), DRAWN, subject.pick(), DRAWN.size()))
            lines.add(line(choice));
        String label = "GPU memory of " + subject.name() + " over context; the same figures are in the tables below";
        return MemoryChart.of(subject.contexts(), lines, label);
    }

    private MemoryChart.Line line(Choice choice) {
        List<Long> bytes = new ArrayList<>();
        for (long tokens : subject.contexts())
            bytes.add(subject.memories().at(choice, tokens).gpu().count());
        return new MemoryChart.Line(choice.name(), subject.isPick(choice), bytes);
    }

    ContextMemory tables() {
        List<TensorType> caches = cacheless() ? List.of(TensorType.F16) : CACHES;
        return new ContextMemory(
                "GPU memory in GiB, 32K = 32,768 tokens; " + (cacheless() ? "" : "flash attention, ")
                        + "one user, all layers on the GPU.",
                perToken() + refusals(caches),
                cacheless() ? Optional.empty() : Optional.of(kvKibPerToken()),
                caches.stream()
                        .filter(cache -> refusal(cache).isEmpty())
                        .map(this::table)
                        .toList());
    }

    private Optional<String> refusal(TensorType cache) {
        RunSettings settings = RunSettings.headline(subject.headline()).withCache(cache, cache);
        return MemoryEstimator.refusal(rows.get(0).coefficients().orElseThrow(), settings);
    }

    private String refusals(List<TensorType> caches) {
        StringBuilder refusals = new StringBuilder();
        for (TensorType cache : caches)
            refusal(cache)
                    .ifPresent(why -> refusals.append(" Not with a ")
                            .append(name(cache))
                            .append(" cache: ")
                            .append(why)
                            .append('.'));
        return refusals.toString();
    }

    private static String name(TensorType cache) {
        return cache.name().toLowerCase(Locale.ROOT);
    }

    private boolean cacheless() {
        return kv(subject.trained(), TensorType.F16).count() == 0;
    }

    private Bytes kv(long tokens, TensorType cache) {
        return subject.memories().at(rows.get(0), tokens, cache).gpuKv();
    }

    private String perToken() {
        if (cacheless()) return "This model keeps no KV cache." + state();
        return "One more token takes " + kvKibPerToken() + " KiB of f16 KV cache." + state();
    }

    /** The slope at the long end, where a sliding window no longer grows. */
    private String kvKibPerToken() {
        long trained = subject.trained();
        long half = trained / 2;
        long perToken =
                (kv(trained, TensorType.F16).count() - kv(half, TensorType.F16).count()) / (trained - half);
        return Decimal.ratio(perToken, Bytes.PER_KIB, 1);
    }

    private String state() {
        Bytes state = subject.memories().at(rows.get(0), subject.trained()).gpuState();
        return state.count() == 0 ? "" : " Its recurrent layers hold " + state.mib() + " MiB whatever the context.";
    }

    private ContextMemory.Table table(TensorType cache) {
        List<ContextMemory.Context> contexts = columns(subject.contexts());
        List<Memory> kv = new ArrayList<>();
        if (!cacheless()) for (long tokens : subject.contexts()) kv.add(Memory.of(kv(tokens, cache)));
        List<ContextMemory.Row> cells = new ArrayList<>();
        for (Choice choice : rows(cache)) cells.add(new ContextMemory.Row(choice.name(), memory(choice, cache)));
        return new ContextMemory.Table(name(cache), contexts, kv, cells);
    }

    /** With a rounded cache fewer: the difference is the same for all, and the bytes of the page are counted. */
    private List<Choice> rows(TensorType cache) {
        return cache.quantised() ? Choices.main(subject.choices(), COMMON, subject.pick(), COMMON.size()) : rows;
    }

    private List<Memory> memory(Choice choice, TensorType cache) {
        List<Memory> memory = new ArrayList<>();
        for (long tokens : subject.contexts())
            memory.add(Memory.of(subject.memories().at(choice, tokens, cache).gpu()));
        return memory;
    }

    static List<ContextMemory.Context> columns(List<Long> contexts) {
        return contexts.stream()
                .map(tokens -> new ContextMemory.Context(tokens, Tokens.shortText(tokens)))
                .toList();
    }
}
