package com.runthismodel.estimate;

import java.util.OptionalDouble;

/**
 * One letter for a model on a machine, as the method page defines it: memory decides first, and a speed that people would
 * not wait for takes letters off.
 */
public enum Grade {
    A,
    B,
    C,
    D,
    F;

    /** Slower than most people read. */
    public static final int SLOW = 10;

    /** Slower than people speak. */
    public static final int VERY_SLOW = 3;

    /** By memory alone where no speed is known. */
    public static Grade of(Verdict verdict, OptionalDouble tokensPerSecond) {
        if (verdict == Verdict.NO) return F;
        double speed = tokensPerSecond.orElse(SLOW);
        int off = speed < VERY_SLOW ? 2 : speed < SLOW ? 1 : 0;
        return values()[Math.min(D.ordinal(), verdict.ordinal() + off)];
    }
}
