package com.runthismodel.unit;

/** Numbers rounded up to whole blocks, as buffers and caches are. */
public final class Multiple {
    private Multiple() {}

    /** The least multiple of {@code of} that is not below {@code value}; both count the same thing, bytes or cells. */
    public static long atLeast(long value, long of) {
        return (value + of - 1) / of * of;
    }
}
