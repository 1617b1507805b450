package com.runthismodel.estimate;

import com.runthismodel.unit.Bytes;

/**
 * The one definition of "fits". A run fits when its buffers are no larger than what the rig leaves to a model: the
 * memory of a card less what the driver takes, or the share of common memory that the system gives out. It is tight
 * when it fits with less than {@link #MARGIN} to spare.
 */
public final class Fit {
    /** What llama.cpp's own {@code --fit} keeps free on a device (memory model 4.1). */
    public static final Bytes MARGIN = new Bytes(1024 * Bytes.PER_MIB);

    /** A discrete card is taken to sit in a machine with 32 GiB of RAM, three quarters of it free for a model. */
    public static final Bytes ASSUMED_RAM = Bytes.ofGib(24);

    /**
     * Driver, kernels and work space of one process: 107 MiB on a 16 GiB card and 555 MiB on a 96 GiB one, and tens of
     * MiB of pools (memory model 4.6). The line lies above both.
     */
    private static final long DRIVER_BASE = 100 * Bytes.PER_MIB;

    private static final long DRIVER_PER_GIB = 16 * Bytes.PER_MIB;
    private static final long DRIVER_MOST = 640 * Bytes.PER_MIB;

    /** Each of several cards has a compute buffer of its own, up to 1.8 times a single card's (memory model 4.5). */
    private static final int COMPUTE_OF_SPLIT = 2;

    private Fit() {}

    /** What a card's driver takes before any model: an upper estimate by the size of the card. */
    public static Bytes driver(Bytes cardMemory) {
        return new Bytes(Math.min(DRIVER_MOST, DRIVER_BASE + cardMemory.count() / Bytes.PER_GIB * DRIVER_PER_GIB));
    }

    /** What a rig leaves to a model. */
    public static Bytes usable(Rig rig) {
        long each = rig.memoryEach().count();
        long left = switch (rig.kind()) {
            case DISCRETE, LAPTOP, DATACENTER -> each - driver(rig.memoryEach()).count();
            // macOS gives the GPU two thirds of small memories and three quarters from 36 GiB on.
            case APPLE -> each < 36 * Bytes.PER_GIB ? each / 3 * 2 : each / 4 * 3;
            // Phones end an app that takes more than about half.
            case PHONE -> each / 2;
            case INTEGRATED, BOARD, CPU -> each / 4 * 3;
        };
        return new Bytes(left * rig.cards());
    }

    /** What a run takes of that memory. Where memory is shared, the host's buffers come out of it too. */
    public static Bytes needed(Rig rig, Coefficients coefficients, MemoryEstimate run) {
        if (rig.kind().sharedMemory()) return shared(coefficients, run);
        if (rig.cards() == 1) return run.gpu();
        long layer =
                coefficients.tensorBytes() / Math.max(1, coefficients.order().size());
        long split =
                run.gpuWeights().count() + run.gpuKv().count() + run.gpuState().count();
        // Cards get whole layers: the fullest one holds up to a layer more than its even share.
        return new Bytes(split
                + rig.cards() * (layer + COMPUTE_OF_SPLIT * run.gpuCompute().count()));
    }

    /** A file mapped once serves both sides: tied embeddings do not count twice (memory model 4.3). */
    private static Bytes shared(Coefficients coefficients, MemoryEstimate run) {
        long weights = Math.min(
                coefficients.tensorBytes(),
                run.gpuWeights().plus(run.hostWeights()).count());
        return new Bytes(weights)
                .plus(run.gpuKv())
                .plus(run.gpuState())
                .plus(run.gpuCompute())
                .plus(run.hostKv())
                .plus(run.hostState())
                .plus(run.hostCompute())
                .plus(run.hostOutput());
    }

    public static Verdict of(Rig rig, Coefficients coefficients, MemoryEstimate run) {
        long room = usable(rig).count() - needed(rig, coefficients, run).count();
        if (room >= MARGIN.count()) return Verdict.FITS;
        if (room >= 0) return Verdict.TIGHT;
        boolean ramHelps = !rig.kind().sharedMemory() && rig.cards() == 1;
        long everything = run.gpu().plus(run.host()).count();
        if (ramHelps && everything <= usable(rig).plus(ASSUMED_RAM).count()) return Verdict.OFFLOAD;
        return Verdict.NO;
    }
}
