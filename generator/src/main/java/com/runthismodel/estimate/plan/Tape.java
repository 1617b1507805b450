package com.runthismodel.estimate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan took and gave back on the GPU, one after the other: the same graph with other weights is placed by playing it
 * again.
 */
public final class Tape {
    private final List<Integer> moves = new ArrayList<>();
    private final List<Node> taken = new ArrayList<>();

    /** What a weight takes, of a block or, where that is negative, of none. */
    public interface Weights {
        long bytes(int block, String name);
    }

    void take(Node node) {
        node.slot = taken.size();
        moves.add(node.slot);
        taken.add(node);
    }

    void giveBack(Node node) {
        moves.add(-1 - node.slot);
    }

    /** Bytes in all, when each weight fetched has these. */
    public long bytes(Weights weights) {
        Arena arena = new Arena(Plan.GPU_ALIGNMENT);
        long[] offsets = new long[taken.size()];
        for (int move : moves) {
            int slot = move < 0 ? -1 - move : move;
            Node node = taken.get(slot);
            long bytes = node.fetched == null ? node.bytes : weights.bytes(node.fetched.block, node.fetched.weight);
            if (bytes == 0) continue;
            if (move < 0) arena.release(offsets[slot], bytes);
            else offsets[slot] = arena.allocate(bytes);
        }
        return arena.size();
    }
}
