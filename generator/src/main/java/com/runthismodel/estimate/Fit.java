package com.runthismodel.estimate;

import com.runthismodel.catalog.Device;
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

    /** Each of several cards has a compute buffer of its own, with four copies of its inputs (memory model 4.5). */
    private static final int COMPUTE_OF_SPLIT = 4;

    private Fit() {}

    /** What a card's driver takes before any model: an upper estimate by the size of the card. */
    public static Bytes driver(Bytes cardMemory) {
        return Overhead.driver(cardMemory);
    }

    /** What a rig leaves to a model: all but what {@link Overhead} counts. */
    public static Bytes usable(Rig rig) {
        long each = rig.memoryEach().count() - Overhead.counted(rig).count();
        return new Bytes(each * rig.cards());
    }

    /**
     * What a run takes, in numbers that answer for every rig: browsers get them, and {@link #needed} picks from them.
     *
     * @param card on one card
     * @param shared where memory is shared: the host's buffers come out of it too
     * @param split even shares of several cards together, and {@code perCard} more on each
     * @param all everything, on card and host
     */
    public record Needs(long card, long shared, long split, long perCard, long all) {}

    public static Needs needs(Coefficients coefficients, MemoryEstimate run) {
        long split =
                run.gpuWeights().count() + run.gpuKv().count() + run.gpuState().count();
        // Cards get whole layers: the fullest holds up to a layer more than its even share, or the output.
        long uneven = Math.max(split / coefficients.order().size(), coefficients.outputGpuBytes());
        return new Needs(
                run.gpu().count(),
                shared(coefficients, run),
                split,
                uneven + COMPUTE_OF_SPLIT * run.gpuCompute().count(),
                run.gpu().plus(run.host()).count());
    }

    /** What a run takes of the memory of this rig. */
    public static Bytes needed(Rig rig, Needs needs) {
        if (rig.kind().sharedMemory()) return new Bytes(needs.shared());
        if (rig.cards() == 1) return new Bytes(needs.card());
        return new Bytes(needs.split() + rig.cards() * needs.perCard());
    }

    public static Bytes needed(Rig rig, Coefficients coefficients, MemoryEstimate run) {
        return needed(rig, needs(coefficients, run));
    }

    /** A file mapped once serves both sides: tied embeddings do not count twice (memory model 4.3). */
    private static long shared(Coefficients coefficients, MemoryEstimate run) {
        long weights = run.gpuWeights().count() + run.hostWeights().count();
        return run.gpu().count() + run.host().count() - weights + Math.min(coefficients.tensorBytes(), weights);
    }

    public static Verdict of(Rig rig, Coefficients coefficients, MemoryEstimate run) {
        return of(rig, needs(coefficients, run));
    }

    public static Verdict of(Rig rig, Needs needs) {
        return of(rig, usable(rig), needs);
    }

    /** @param usable what the rig leaves to a model */
    public static Verdict of(Rig rig, Bytes usable, Needs needs) {
        return verdict(rig, usable.count(), needs);
    }

    /**
     * A verdict is as sure as what else is on the card: the one of a card nothing else uses, and the one with a busy
     * desktop on it. Cards without a desktop, and memory of which the system already took its share, have one verdict.
     */
    public record Span(Verdict alone, Verdict withDesktop) {
        public boolean sure() {
            return alone == withDesktop;
        }
    }

    public static Span span(Rig rig, Coefficients coefficients, MemoryEstimate run) {
        boolean desktop = rig.kind() == Device.Kind.DISCRETE || rig.kind() == Device.Kind.LAPTOP;
        Bytes taken = desktop ? Overhead.BUSY_DESKTOP : Bytes.ZERO;
        Needs needs = needs(coefficients, run);
        long usable = usable(rig).count();
        return new Span(verdict(rig, usable, needs), verdict(rig, Math.max(0, usable - taken.count()), needs));
    }

    private static Verdict verdict(Rig rig, long usable, Needs needs) {
        long room = usable - needed(rig, needs).count();
        if (room >= MARGIN.count()) return Verdict.FITS;
        if (room >= 0) return Verdict.TIGHT;
        boolean ramHelps = !rig.kind().sharedMemory() && rig.cards() == 1;
        if (ramHelps && needs.all() <= usable + ASSUMED_RAM.count()) return Verdict.OFFLOAD;
        return Verdict.NO;
    }
}
