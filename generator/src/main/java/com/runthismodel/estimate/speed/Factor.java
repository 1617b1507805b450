package com.runthismodel.estimate.speed;

import java.util.Set;

/**
 * One fitted constant: by what the time of a term is multiplied wherever it applies. Stored as a logarithm, so that zero
 * means "no difference" and is what an unknown name gets: that is how an estimate falls back from a device to its
 * generation and from there to its kind.
 *
 * @param name of what it applies to, such as a device id; empty for a level that has one member
 */
public record Factor(Term term, Level level, String name) {
    private static final double FREE = 9;
    private static final double SPREAD = 0.3;
    private static final Set<String> PROCESSORS = Set.of("CPU", "BOARD", Factors.WITHOUT_VECTORS);

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

    /** What a factor tells apart. */
    public enum Level {
        ALL,
        KIND,
        GENERATION,
        DEVICE,
        /** A slope over the logarithm of the bandwidth: the faster a memory, the smaller the part of it that is reached. */
        BANDWIDTH,
        /** The published rate of operations is that of other units than the ones used: it may be off by several times. */
        RATE,
        ENGINE,
        RUNTIME,
        FORMAT,
        ENGINE_FORMAT,
        MIXTURE,
        ENGINE_MIXTURE,
        ENGINE_FORMAT_MIXTURE,
        RECURRENT,
        ENGINE_RECURRENT,
        WEAK_HOST,
        TENSOR_PARALLEL,
        SPECULATIVE
    }

    /**
     * How far such factors are expected to lie from "no difference", as a standard deviation of the logarithm. Chosen by
     * leaving out hardware: what one machine teaches of a format or of mixtures hardly holds for the next one, while the
     * cost of a layer differs more between kinds and devices than the part of the bandwidth that graphics units reach.
     */
    public double deviation() {
        return switch (term) {
            case WEIGHTS -> ofWeights();
            case LAYERS -> ofLayers();
            case OPERATIONS -> ofOperations();
            case CACHE, HOST -> level == Level.ALL ? FREE : level == Level.RUNTIME ? 0.4 : SPREAD;
        };
    }

    private double ofWeights() {
        return switch (level) {
            case ALL -> 1;
            case KIND -> graphics() ? 0.15 : name.equals(Factors.WITHOUT_VECTORS) ? 1 : 0.5;
            case ENGINE -> graphics() ? 0.15 : SPREAD;
            case BANDWIDTH -> SPREAD;
            case RUNTIME, FORMAT, ENGINE_FORMAT -> 0.1;
            case MIXTURE, ENGINE_MIXTURE, ENGINE_FORMAT_MIXTURE -> 0.05;
            case WEAK_HOST, SPECULATIVE -> 0.5;
            default -> 0.15;
        };
    }

    private double ofLayers() {
        return switch (level) {
            case ALL, MIXTURE -> 1;
            case KIND, WEAK_HOST -> 0.8;
            case RUNTIME -> 0.4;
            case RECURRENT, TENSOR_PARALLEL -> 0.7;
            case DEVICE, ENGINE_RECURRENT, SPECULATIVE -> 0.5;
            default -> SPREAD;
        };
    }

    private double ofOperations() {
        return switch (level) {
            case ALL -> FREE;
            case RATE -> 0.7;
            case ENGINE, MIXTURE -> SPREAD;
            case ENGINE_MIXTURE -> 0.2;
            default -> 0.15;
        };
    }

    /** Graphics units of all makers reach about the same part of their bandwidth; processors and phones do not. */
    private boolean graphics() {
        return !name.startsWith("PHONE") && !PROCESSORS.contains(name);
    }

    @Override
    public String toString() {
        String what = term + "/" + level;
        return name.isEmpty() ? what : what + "/" + name;
    }
}
