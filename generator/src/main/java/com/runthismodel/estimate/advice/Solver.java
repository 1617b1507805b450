package com.runthismodel.estimate.advice;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.estimate.advice.Change.Kind;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tries every kind of change alone and keeps, of each kind, the smallest that makes a run fit, in the order of
 * {@link Kind}.
 */
public final class Solver {
    /** Sizes that cards are sold with. */
    private static final List<Integer> CARDS_GIB = List.of(4, 6, 8, 12, 16, 24, 32, 48, 80, 96, 141, 192, 288);

    private static final List<Integer> CARD_COUNTS = List.of(2, 4, 8);

    private final Rig rig;
    private final Wish wish;
    private final Coefficients model;
    private final MemoryEstimate wanted;
    private final List<Change> found = new ArrayList<>();

    private Solver(Rig rig, Wish wish, Coefficients model) {
        this.rig = rig;
        this.wish = wish;
        this.model = model;
        this.wanted = MemoryEstimator.of(model, wish.settings());
    }

    /**
     * @param variants of the same model, from which a smaller one may be taken
     * @param contexts lengths worth offering
     * @return nothing when the run starts and fits as it is, or when no single change helps
     */
    public static List<Change> changes(
            Rig rig, Wish wish, Coefficients model, List<Coefficients> variants, List<Long> contexts) {
        Solver solver = new Solver(rig, wish, model);
        if (solver.refused() || !Fit.of(rig, model, solver.wanted).whole()) solver.search(variants, contexts);
        return List.copyOf(solver.found);
    }

    /** Settings that fulfil the wish on this machine: all of it on the card, else as little as possible in RAM. */
    public static Optional<RunSettings> fitted(Rig rig, Wish wish, Coefficients model) {
        RunSettings wanted = wish.settings();
        if (MemoryEstimator.refusal(model, wanted).isPresent()) return Optional.empty();
        if (Fit.of(rig, model, MemoryEstimator.of(model, wanted)).whole()) return Optional.of(wanted);
        if (rig.kind().sharedMemory() || rig.cards() > 1) return Optional.empty();
        Offload offload = new Offload(model, rig, wanted);
        return offload.experts().or(offload::layers);
    }

    /** What Ollama makes of a wish: it leaves it to llama.cpp, which moves layers to RAM until {@link Fit#MARGIN} is free. */
    public static Optional<RunSettings> byOllama(Rig rig, Wish wish, Coefficients model) {
        Optional<RunSettings> plain = fitted(rig, wish, model);
        RunSettings wanted = wish.settings();
        if (plain.isEmpty() || rig.kind().sharedMemory() || rig.cards() > 1) return plain;
        if (Fit.of(rig, model, MemoryEstimator.of(model, wanted)) == Verdict.FITS) return plain;
        Offload offload = new Offload(model, rig, wanted, Fit.MARGIN.count());
        return offload.experts().or(offload::layers).or(() -> plain);
    }

    private void search(List<Coefficients> variants, List<Long> contexts) {
        cache();
        context(contexts);
        users();
        quantization(variants);
        if (rig.kind().sharedMemory()) return;
        if (rig.cards() == 1 && !refused()) offload();
        largerCard();
        moreCards();
    }

    private boolean refused() {
        return MemoryEstimator.refusal(model, wish.settings()).isPresent();
    }

    private void cache() {
        // Heads that do not divide into blocks of one rounded type do not divide into those of another.
        if (refused()) unrounded();
        for (TensorType type : List.of(TensorType.Q8_0, TensorType.Q4_0)) {
            if (wish.cache() == type || type == TensorType.Q8_0 && wish.cache() != TensorType.F16) continue;
            Wish then = wish.withCache(type);
            MemoryEstimate run = MemoryEstimator.of(model, then.settings());
            String cost = "keys and values rounded from " + bits(wish.cache()) + " to " + bits(type) + " bits: "
                    + run.gpuKv().gib() + " instead of " + wanted.gpuKv().gib() + " GiB";
            if (keep(Kind.CACHE, model, rig, then, "a " + name(type) + " cache", cost)) return;
        }
    }

    private void unrounded() {
        Wish then = wish.withCache(TensorType.F16);
        MemoryEstimate run = MemoryEstimator.of(model, then.settings());
        String cost = "keys and values in 16 bits instead of " + bits(wish.cache()) + ": "
                + run.gpuKv().gib() + " GiB instead of " + wanted.gpuKv().gib();
        keep(Kind.CACHE, model, rig, then, "an f16 cache", cost);
    }

    private void context(List<Long> contexts) {
        List<Long> shorter = contexts.stream()
                .filter(tokens -> tokens < wish.userContext())
                .sorted(Comparator.reverseOrder())
                .toList();
        for (long tokens : shorter) {
            String cost = Tokens.shortText(wish.userContext() - tokens) + " tokens less for each user";
            String what = Tokens.shortText(tokens) + " tokens of context";
            if (keep(Kind.CONTEXT, model, rig, wish.withContext(tokens), what, cost)) return;
        }
    }

    private void users() {
        for (int users = wish.users() - 1; users >= 1; users--) {
            String what = users == 1 ? "one user at a time" : users + " users at once";
            String cost = wish.users() - users + " of " + wish.users() + " users wait";
            if (keep(Kind.USERS, model, rig, wish.withUsers(users), what, cost)) return;
        }
    }

    private void quantization(List<Coefficients> variants) {
        List<Coefficients> smaller = variants.stream()
                .filter(other -> other.tensorBytes() < model.tensorBytes())
                .sorted(Comparator.comparingLong(Coefficients::tensorBytes)
                        .reversed()
                        .thenComparing(Coefficients::quantization))
                .toList();
        for (Coefficients other : smaller) {
            String cost = "weights rounded to " + new Bytes(other.tensorBytes()).gib() + " instead of "
                    + new Bytes(model.tensorBytes()).gib() + " GiB";
            if (keep(Kind.QUANTIZATION, other, rig, wish, other.quantization(), cost)) return;
        }
    }

    private void offload() {
        Offload offload = new Offload(model, rig, wish.settings());
        offload.experts().ifPresent(plan -> {
            String what = "experts of the first " + plan.cpuMoeLayers() + " of "
                    + model.order().size() + " layers in RAM";
            keepOffload(
                    Kind.EXPERTS_IN_RAM, plan, what, " GiB in RAM, of which a token reads the experts it is sent to");
        });
        offload.layers().ifPresent(plan -> {
            String what = plan.gpuLayers() + " of " + (model.order().size() + 1) + " layers on the card";
            keepOffload(Kind.LAYERS_IN_RAM, plan, what, " GiB in RAM, read for every token");
        });
    }

    private void largerCard() {
        for (int gib : CARDS_GIB) {
            if (Bytes.ofGib(gib).compareTo(rig.memoryEach()) <= 0) continue;
            Rig larger = new Rig(rig.kind(), Bytes.ofGib(gib), 1);
            if (keep(Kind.LARGER_CARD, model, larger, wish, "a card with " + gib + " GiB", "another card")) return;
        }
    }

    private void moreCards() {
        for (int cards : CARD_COUNTS) {
            if (cards <= rig.cards()) continue;
            Rig more = new Rig(rig.kind(), rig.memoryEach(), cards);
            String cost = cards - rig.cards() + " more, taking turns: not faster for one user";
            if (keep(Kind.MORE_CARDS, model, more, wish, cards + " such cards", cost)) return;
        }
    }

    private boolean keep(Kind kind, Coefficients variant, Rig on, Wish then, String what, String cost) {
        RunSettings settings = then.settings();
        if (MemoryEstimator.refusal(variant, settings).isPresent()) return false;
        MemoryEstimate run = MemoryEstimator.of(variant, settings);
        Verdict verdict = Fit.of(on, variant, run);
        if (!verdict.whole()) return false;
        found.add(new Change(kind, variant, on, settings, Fit.needed(on, variant, run), verdict, what, cost));
        return true;
    }

    private void keepOffload(Kind kind, RunSettings plan, String what, String cost) {
        MemoryEstimate run = MemoryEstimator.of(model, plan);
        String moved = new Bytes(Math.max(0, wanted.gpu().count() - run.gpu().count())).gib();
        found.add(new Change(kind, model, rig, plan, run.gpu(), Fit.of(rig, model, run), what, moved + cost));
    }

    private static String name(TensorType type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String bits(TensorType type) {
        String text = Double.toString(type.bitsPerWeight());
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
