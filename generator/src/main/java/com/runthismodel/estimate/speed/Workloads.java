package com.runthismodel.estimate.speed;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.Coefficients;
import java.util.Optional;

/** What a token reads, from the same coefficients that memory is worked out with. */
public final class Workloads {
    private Workloads() {}

    /** For a user whose context holds so many tokens, with keys and values of these types. */
    public static Workload of(
            KnownArchitecture model, Coefficients variant, long contextTokens, TensorType key, TensorType value) {
        return new Reading(model, variant, contextTokens, key, value).workload();
    }

    private record Reading(
            KnownArchitecture model, Coefficients variant, long contextTokens, TensorType key, TensorType value) {
        Workload workload() {
            long expertBytes = 0;
            long bytes = variant.outputGpuBytes();
            long cache = 0;
            for (int i = 0; i < model.layers().size(); i++) {
                Coefficients.Block block = variant.kinds().get(variant.order().get(i));
                long routed = routed(model.layers().get(i), block.expertGpuBytes());
                expertBytes += routed;
                bytes += block.gpuBytes() - block.expertGpuBytes() + routed;
                cache += cacheBytes(block);
            }
            Optional<FeedForward.Experts> experts = experts();
            return new Workload(
                    bytes,
                    expertBytes,
                    experts.map(each -> (int) each.count()).orElse(0),
                    experts.map(each -> (int) each.used()).orElse(0),
                    cache,
                    parameters(bytes),
                    model.layers().size(),
                    recurrentLayers(),
                    WeightFormat.of(variant.quantization()));
        }

        /** A token passes the experts its router picks: so many of so many. */
        private static long routed(Layer layer, long allExperts) {
            return layer.feedForward() instanceof FeedForward.Experts experts
                    ? allExperts / experts.count() * experts.used()
                    : 0;
        }

        /** Recurrent states are read too; what that costs is part of the factor on recurrent layers. */
        private long cacheBytes(Coefficients.Block block) {
            long tokens = block.windowed() ? Math.min(contextTokens, variant.windowTokens()) : contextTokens;
            return tokens * (key.bytesRoundedUp(block.keyWidth()) + value.bytesRoundedUp(block.valueWidth()));
        }

        private Optional<FeedForward.Experts> experts() {
            return model.layers().stream()
                    .map(Layer::feedForward)
                    .filter(FeedForward.Experts.class::isInstance)
                    .map(FeedForward.Experts.class::cast)
                    .findFirst();
        }

        /** Close enough for operations: bytes read over the mean bits of the file's weights. */
        private long parameters(long bytes) {
            return Math.round(
                    bytes * 8 / WeightFormat.of(variant.quantization()).usualBits());
        }

        private int recurrentLayers() {
            return (int) model.layers().stream()
                    .map(Layer::mixer)
                    .filter(Reading::recurrent)
                    .count();
        }

        /** Short convolutions cost next to nothing. */
        private static boolean recurrent(Mixer mixer) {
            return mixer instanceof Mixer.Recurrent recurrent
                    && recurrent.kind() != Mixer.Recurrent.Kind.SHORT_CONVOLUTION;
        }
    }
}
