package com.runthismodel.estimate.graph;

/** Quantised caches are turned by a Hadamard matrix: keys by the largest that divides a head, values by 64. */
public final class Turns {
    private static final long SMALLEST = 64;

    private Turns() {}

    /** Numbers of the matrix for keys of such heads; 0 where they are not turned. */
    public static long keys(long head) {
        if (head == 0 || head % SMALLEST != 0) return 0;
        long side = SMALLEST;
        while (head % (side * 2) == 0) side *= 2;
        return side * side;
    }

    public static long values(long head) {
        return head == 0 || head % SMALLEST != 0 ? 0 : SMALLEST * SMALLEST;
    }
}
