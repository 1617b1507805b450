package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import java.util.Optional;

/**
 * What of a model one token visits, as far as bytes do not say it.
 *
 * @param experts experts a layer has, and {@code expertsUsed} how many a token takes; zero for a dense model
 * @param recurrentLayers layers that keep a state instead of a growing cache; short convolutions cost next to nothing
 */
public record Visits(int experts, int expertsUsed, int recurrentLayers) {

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
                        .count());
    }

    private static boolean recurrent(Mixer mixer) {
        return mixer instanceof Mixer.Recurrent recurrent && recurrent.kind() != Mixer.Recurrent.Kind.SHORT_CONVOLUTION;
    }

    /** A token passes the experts its router picks: so many of so many. */
    public long routed(long allExpertsBytes) {
        return experts == 0 ? 0 : allExpertsBytes / experts * expertsUsed;
    }
}
