package com.runthismodel.estimate.plan;

import java.util.ArrayList;
import java.util.List;

/** Places blocks of bytes as ggml's planner does: best fit among the holes, otherwise at the end (ggml-alloc.c). */
final class Arena {
    private final long alignment;
    private final List<long[]> free = new ArrayList<>();
    private long size;

    Arena(long alignment) {
        this.alignment = alignment;
        free.add(new long[] {0, Long.MAX_VALUE / 2});
    }

    /** The largest extent so far: what llama.cpp reserves. */
    long size() {
        return size;
    }

    private long aligned(long bytes) {
        return (bytes + alignment - 1) / alignment * alignment;
    }

    long allocate(long wanted) {
        long bytes = aligned(wanted);
        int best = free.size() - 1;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < free.size() - 1; i++) {
            long room = free.get(i)[1];
            if (room >= bytes && room <= smallest) {
                best = i;
                smallest = room;
            }
        }
        long[] hole = free.get(best);
        long offset = hole[0];
        hole[0] += bytes;
        hole[1] -= bytes;
        if (hole[1] == 0) free.remove(best);
        size = Math.max(size, offset + bytes);
        return offset;
    }

    void release(long offset, long given) {
        long bytes = aligned(given);
        int next = 0;
        while (next < free.size() && free.get(next)[0] < offset) next++;
        boolean joinsNext = next < free.size() && free.get(next)[0] == offset + bytes;
        boolean joinsPrevious = next > 0 && free.get(next - 1)[0] + free.get(next - 1)[1] == offset;
        if (joinsPrevious) {
            free.get(next - 1)[1] += bytes + (joinsNext ? free.get(next)[1] : 0);
            if (joinsNext) free.remove(next);
        } else if (joinsNext) {
            free.get(next)[0] = offset;
            free.get(next)[1] += bytes;
        } else {
            free.add(next, new long[] {offset, bytes});
        }
    }
}
