package com.runthismodel.estimate;

import com.runthismodel.unit.Bytes;
import java.util.List;

/**
 * What takes memory of a machine besides the buffers of a run, and stands in no log of llama.cpp (memory model 4.6). What
 * {@link Fit} takes off is the counted figure of each term; the range says how much it can be.
 */
public final class Overhead {
    /**
     * Measured: 107 MiB on a card of 16 GiB (34 multiprocessors), 555 MiB on one of 96 GiB (188), 527 MiB on an H200 of 141 GiB
     * (132); between them it grows with the chip. The lower of the two large ones is where the line ends.
     */
    private static final Bytes SMALLEST_CONTEXT = new Bytes(107 * Bytes.PER_MIB);

    private static final Bytes LARGEST_CONTEXT = new Bytes(527 * Bytes.PER_MIB);
    private static final long SMALL_CARD_GIB = 16;
    private static final long LARGE_CARD_GIB = 96;

    /** The line that is counted lies above both, with tens of MiB for work space and pools. */
    private static final long COUNTED_BASE = 100 * Bytes.PER_MIB;

    private static final long COUNTED_PER_GIB = 16 * Bytes.PER_MIB;
    private static final long COUNTED_MOST = 640 * Bytes.PER_MIB;

    private static final Bytes QUIET_DESKTOP = new Bytes(300 * Bytes.PER_MIB);
    /** A desktop with a browser open. */
    public static final Bytes BUSY_DESKTOP = new Bytes(Bytes.PER_GIB);

    /** From this size on macOS gives the GPU three quarters instead of two thirds. */
    private static final long LARGE_MAC = 36 * Bytes.PER_GIB;

    private Overhead() {}

    /**
     * One thing that takes memory of each card, or of the whole machine where memory is shared.
     *
     * @param counted what a verdict takes off; zero where only the owner can know it
     */
    public record Term(String what, Bytes low, Bytes high, Bytes counted, String why, String section) {}

    /** All terms of one card, or of a machine with shared memory. */
    public static List<Term> of(Rig rig) {
        return switch (rig.kind()) {
            case DATACENTER -> List.of(driverTerm(rig.memoryEach()));
            case DISCRETE, LAPTOP -> List.of(driverTerm(rig.memoryEach()), desktop());
            case APPLE -> List.of(kept(rig, "macOS", "the limit of memory wired for the GPU, unless it is raised"));
            case PHONE -> List.of(kept(rig, "The system", "an app that takes more than about half is ended"));
            case INTEGRATED, BOARD, CPU -> List.of(kept(rig, "The system", "the system and other programs"));
        };
    }

    /** What verdicts take off the memory of each card. */
    public static Bytes counted(Rig rig) {
        long each = rig.memoryEach().count();
        return switch (rig.kind()) {
            case DISCRETE, LAPTOP, DATACENTER -> driver(rig.memoryEach());
            case APPLE -> new Bytes(each < LARGE_MAC ? each - each / 3 * 2 : each - each / 4 * 3);
            case PHONE -> new Bytes(each - each / 2);
            case INTEGRATED, BOARD, CPU -> new Bytes(each - each / 4 * 3);
        };
    }

    /** What a card's driver takes before any model: an upper estimate by the size of the card. */
    static Bytes driver(Bytes card) {
        return new Bytes(Math.min(COUNTED_MOST, COUNTED_BASE + card.count() / Bytes.PER_GIB * COUNTED_PER_GIB));
    }

    private static Term driverTerm(Bytes card) {
        return new Term(
                "Driver and work space",
                context(card),
                driver(card),
                driver(card),
                "context of one process by the size of the chip, cuBLAS and pools",
                "4.6");
    }

    /** The straight line between the measured cards, held at its ends. */
    private static Bytes context(Bytes card) {
        long above = Math.max(0, Math.min(LARGE_CARD_GIB, card.count() / Bytes.PER_GIB) - SMALL_CARD_GIB);
        long span = LARGEST_CONTEXT.count() - SMALLEST_CONTEXT.count();
        return new Bytes(SMALLEST_CONTEXT.count() + span * above / (LARGE_CARD_GIB - SMALL_CARD_GIB));
    }

    private static Term desktop() {
        return new Term(
                "Desktop on the same card",
                QUIET_DESKTOP,
                BUSY_DESKTOP,
                Bytes.ZERO,
                "windows and a browser, on any system; nothing where no screen is attached",
                "4.6");
    }

    private static Term kept(Rig rig, String who, String why) {
        Bytes counted = counted(rig);
        return new Term(who + " keeps", counted, counted, counted, why, "Fit");
    }
}
