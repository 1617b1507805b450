package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * The model a page is about, with all its sections need: what is shown, what is recommended, which contexts are asked.
 *
 * @param estimated the choices whose memory can be worked out
 * @param contexts tokens, rising, the last one what the model was trained for; empty where that is not known
 * @param headline tokens of the headline setting: 8,192, or all that the model has
 */
record Subject(
        Catalog catalog,
        Showcase showcase,
        Model model,
        List<Choice> choices,
        List<Choice> estimated,
        Optional<Choice> pick,
        List<Long> contexts,
        long headline,
        Memories memories) {
    private static final long HEADLINE = 8192;

    static Subject of(Catalog catalog, Showcase showcase, Model model) {
        List<Choice> choices = Choices.of(model, catalog.quantizations());
        List<Choice> estimated = choices.stream().filter(Choice::estimable).toList();
        long trained = model.known()
                .map(KnownArchitecture::contextTokens)
                .filter(tokens -> tokens > 0)
                .orElse(model.contextTokens().orElse(0));
        return new Subject(
                catalog,
                showcase,
                model,
                choices,
                estimated,
                Choices.pick(choices),
                Contexts.upTo(trained),
                trained > 0 ? Math.min(HEADLINE, trained) : HEADLINE,
                new Memories());
    }

    String name() {
        return model.card().name();
    }

    boolean estimable() {
        return !estimated.isEmpty();
    }

    /** Whether anybody is known to publish GGUF files; where not, figures of quantizations are those of a conversion. */
    boolean published() {
        return !model.card().files().gguf().isEmpty();
    }

    long trained() {
        return contexts.isEmpty() ? 0 : contexts.get(contexts.size() - 1);
    }

    /** "f16 KV cache, flash attention, one user, everything on the GPU": what every unqualified figure means. */
    String setting() {
        String cache = cached() ? "f16 KV cache, flash attention, " : "";
        return Decimal.grouped(headline) + " tokens of context, " + cache + "one user, all layers on the GPU";
    }

    /** Encoders and pure state space models keep no cache, and nothing is said of its type. */
    boolean cached() {
        return estimated.isEmpty()
                || memories.at(estimated.get(0), headline).gpuKv().count() > 0;
    }

    Bytes gpu(Choice choice) {
        return memories.at(choice, headline).gpu();
    }

    /** Pure state space: it holds the same after any number of tokens. */
    boolean recurrent() {
        return model.known()
                .filter(known -> known.layers().stream().allMatch(layer -> layer.mixer() instanceof Mixer.Recurrent))
                .isPresent();
    }

    /** The very choice that is recommended: comparing all their figures would take longer than the table. */
    boolean isPick(Choice choice) {
        return pick.isPresent() && pick.get() == choice;
    }

    boolean fits(Rig rig, Choice choice, long tokens) {
        return fits(rig, Fit.usable(rig), choice, tokens);
    }

    private boolean fits(Rig rig, Bytes usable, Choice choice, long tokens) {
        Bytes needed = Fit.needed(rig, choice.coefficients().orElseThrow(), memories.at(choice, tokens));
        return needed.compareTo(usable) <= 0;
    }

    /** The longest of the page's contexts that fits; empty when not even the shortest does. */
    Optional<Long> longest(Rig rig, Choice choice) {
        Bytes usable = Fit.usable(rig);
        for (int i = contexts.size() - 1; i >= 0; i--)
            if (fits(rig, usable, choice, contexts.get(i))) return Optional.of(contexts.get(i));
        return Optional.empty();
    }
}
