package com.runthismodel.estimate;

/** Settings and coefficients in, a breakdown out (memory model 4). */
public final class MemoryEstimator {
    private MemoryEstimator() {}

    public static MemoryEstimate of(Coefficients coefficients, RunSettings settings) {
        throw new UnsupportedOperationException();
    }
}
