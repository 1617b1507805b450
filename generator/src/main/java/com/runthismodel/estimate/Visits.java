package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of a model one token visits, as far as bytes do not say it.
 *
 * @param experts experts a layer has, and {@code expertsUsed} how many a token takes; zero for a dense model
 * @param recurrentLayers layers that keep a state instead of a growing cache; short convolutions cost next to nothing
 * @param attention numbers of keys and values that all query heads multiply for each token seen, in layers that see
 *     everything; {@code windowAttention} in those that see a window
 */
public record Visits(int experts, int expertsUsed, int recurrentLayers, long attention, long windowAttention) {

    static Visits of(KnownArchitecture model) {
        Optional<FeedForward.Experts> experts = model.layers().stream()
                .map(Layer::feedForward)
                .filter(FeedForward.Experts.class::isInstance)
                .map(FeedForward.Experts.class::cast)
                .findFirst();
        return new Visits(
                experts.map(each -> (int) each.count()).orElse(0),
                experts.map(each -> (int) each.used()).orElse(0),
                (int) model.layers().stream()
                        .map(Layer::mixer)
                        .filter(Visits::recurrent)
                        .count(),
                attention(model, mixer -> !windowed(mixer)),
                attention(model, Visits::windowed));
    }

    private static long attention(KnownArchitecture model, Predicate<Mixer> which) {
        return model.layers().stream()
                .map(Layer::mixer)
                .filter(which)
                .mapToLong(Visits::attention)
                .sum();
    }

    /** Latent attention multiplies the compressed row, as key and as value, unless files hold every head's own. */
    private static long attention(Mixer mixer) {
        if (mixer instanceof Mixer.Attention each) return each.heads() * (each.keyHead() + each.valueHead());
        if (mixer instanceof Mixer.Both both) return attention(both.attention());
        if (!(mixer instanceof Mixer.Latent latent)) return 0;
        long compressed = latent.cachedWidth() + latent.kvRank();
        return latent.heads() * (latent.expanded() ? latent.keyHead() + latent.valueHead() : compressed);
    }

    private static boolean windowed(Mixer mixer) {
        if (mixer instanceof Mixer.Both both) return both.attention().windowed();
        return mixer instanceof Mixer.Attention each && each.windowed();
    }

    /** With the window these layers see. */
    public AttentionWork attention(long windowTokens) {
        return new AttentionWork(attention, windowAttention, windowTokens);
    }

    private static boolean recurrent(Mixer mixer) {
        return mixer instanceof Mixer.Recurrent recurrent && recurrent.kind() != Mixer.Recurrent.Kind.SHORT_CONVOLUTION;
    }

    /** A token passes the experts its router picks: so many of so many. */
    public long routed(long allExpertsBytes) {
        return experts == 0 ? 0 : allExpertsBytes / experts * expertsUsed;
    }
}
