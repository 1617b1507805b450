package com.runthismodel.estimate.plan;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * What a plan took and gave back on the GPU, one after the other: the same graph with other weights is placed by playing it
 * again.
 */
public final class Tape {
    /** A slot is taken or, as -1 less itself, given back. */
    private int[] moves = new int[256];

    private int moved;
    /** Of each slot; those of weights that were fetched, which are never negative, are kept as -1 less themselves. */
    private long[] bytes = new long[128];

    private int slots;

    void take(Node node) {
        if (slots == bytes.length) bytes = Arrays.copyOf(bytes, 2 * slots);
        bytes[slots] = node.fetched ? -1 - node.bytes : node.bytes;
        node.slot = slots++;
        move(node.slot);
    }

    void giveBack(Node node) {
        move(-1 - node.slot);
    }

    private void move(int slot) {
        if (moved == moves.length) moves = Arrays.copyOf(moves, 2 * moved);
        moves[moved++] = slot;
    }

    /**
     * Bytes in all, with other weights.
     *
     * @param weights what a weight takes that took so many bytes when this was planned
     */
    public long bytes(LongUnaryOperator weights) {
        long[] now = Arrays.copyOf(bytes, slots);
        for (int slot = 0; slot < slots; slot++) if (now[slot] < 0) now[slot] = weights.applyAsLong(-1 - now[slot]);
        return played(now);
    }

    private long played(long[] now) {
        Arena arena = new Arena(Plan.GPU_ALIGNMENT);
        long[] offsets = new long[slots];
        for (int i = 0; i < moved; i++) {
            int slot = moves[i] < 0 ? -1 - moves[i] : moves[i];
            if (moves[i] < 0) arena.release(offsets[slot], now[slot]);
            else offsets[slot] = arena.allocate(now[slot]);
        }
        return arena.size();
    }
}
