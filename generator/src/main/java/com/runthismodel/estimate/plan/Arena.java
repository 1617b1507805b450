package com.runthismodel.estimate.plan;

import java.util.Arrays;

/**
 * Places blocks of bytes as ggml's planner does: best fit among the holes, otherwise at the end (ggml-alloc.c). Holes lie in
 * two plain arrays, in the order of their offsets: a plan asks thousands of times, and there are about ten.
 */
final class Arena {
    private final long alignment;
    private long[] offsets = new long[16];
    private long[] rooms = new long[16];
    /** Of the holes; the last is all that lies behind the rest, and has no end. */
    private int count = 1;

    private long size;

    /** @param alignment a power of two */
    Arena(long alignment) {
        this.alignment = alignment;
        rooms[0] = Long.MAX_VALUE / 2;
    }

    /** The largest extent so far: what llama.cpp reserves. */
    long size() {
        return size;
    }

    private long aligned(long bytes) {
        return (bytes + alignment - 1) & -alignment;
    }

    long allocate(long wanted) {
        long bytes = aligned(wanted);
        int best = best(bytes);
        long offset = offsets[best];
        offsets[best] += bytes;
        rooms[best] -= bytes;
        if (rooms[best] == 0) remove(best);
        if (offset + bytes > size) size = offset + bytes;
        return offset;
    }

    private int best(long bytes) {
        int best = count - 1;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count - 1; i++) {
            long room = rooms[i];
            if (room >= bytes && room <= smallest) {
                best = i;
                smallest = room;
            }
        }
        return best;
    }

    /** Like ggml's also with nothing: its hole, of no room, can keep two others apart. */
    void release(long offset, long given) {
        long bytes = aligned(given);
        for (int hole = 0; hole < count; hole++) {
            if (offsets[hole] + rooms[hole] == offset) {
                rooms[hole] += bytes;
                join(hole);
                return;
            }
            if (offset + bytes == offsets[hole]) {
                offsets[hole] = offset;
                rooms[hole] += bytes;
                if (hole > 0) join(hole - 1);
                return;
            }
        }
        int next = 0;
        while (next < count && offsets[next] < offset) next++;
        insert(next, offset, bytes);
    }

    /** With the hole behind it, where they touch. */
    private void join(int hole) {
        if (hole == count - 1 || offsets[hole] + rooms[hole] != offsets[hole + 1]) return;
        rooms[hole] += rooms[hole + 1];
        remove(hole + 1);
    }

    private void remove(int hole) {
        count--;
        System.arraycopy(offsets, hole + 1, offsets, hole, count - hole);
        System.arraycopy(rooms, hole + 1, rooms, hole, count - hole);
    }

    private void insert(int hole, long offset, long bytes) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            rooms = Arrays.copyOf(rooms, 2 * count);
        }
        System.arraycopy(offsets, hole, offsets, hole + 1, count - hole);
        System.arraycopy(rooms, hole, rooms, hole + 1, count - hole);
        offsets[hole] = offset;
        rooms[hole] = bytes;
        count++;
    }
}
