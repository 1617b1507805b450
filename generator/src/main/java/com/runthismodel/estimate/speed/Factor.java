package com.runthismodel.estimate.speed;

/**
 * One fitted constant: by what the time of a term is multiplied wherever it applies. Stored as a logarithm, so that zero
 * means "no difference" and is what an unknown name gets: that is how an estimate falls back from a device to its
 * generation and from there to its kind.
 *
 * @param name of what it applies to, such as a device id; empty for a level that has one member
 */
public record Factor(Term term, Level level, String name) {

    /** A part of the time one token takes. */
    public enum Term {
        /** Reading weights: bytes over bandwidth. */
        WEIGHTS,
        /** Reading keys, values and states: bytes over bandwidth. */
        CACHE,
        /** Starting kernels: a cost for each layer. */
        LAYERS,
        /** Reading weights that lie in system memory: bytes over 50 GB/s. */
        HOST,
        /** Reading a prompt: operations over the rate of operations. */
        OPERATIONS
    }

    /** What a factor tells apart, with how far such factors are expected to lie from one (standard deviation of the log). */
    public enum Level {
        ALL(9),
        KIND(0.4),
        GENERATION(0.2),
        /** The published rate of operations is that of other units than the ones used: it may be off by several times. */
        RATE(0.7),
        DEVICE(0.15),
        ENGINE(0.3),
        RUNTIME(0.4),
        FORMAT(0.15),
        ENGINE_FORMAT(0.15),
        MIXTURE(0.3),
        ENGINE_MIXTURE(0.2),
        ENGINE_FORMAT_MIXTURE(0.3),
        RECURRENT(0.7),
        ENGINE_RECURRENT(0.5),
        WEAK_HOST(0.8),
        TENSOR_PARALLEL(0.7),
        SPECULATIVE(0.5);

        private final double deviation;

        Level(double deviation) {
            this.deviation = deviation;
        }

        public double deviation() {
            return deviation;
        }
    }

    @Override
    public String toString() {
        String what = term + "/" + level;
        return name.isEmpty() ? what : what + "/" + name;
    }
}
