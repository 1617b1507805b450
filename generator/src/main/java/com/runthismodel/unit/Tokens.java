package com.runthismodel.unit;

/** Context lengths as people write them: 32K = 32,768 tokens. */
public final class Tokens {
    private Tokens() {}

    /** "32K" for multiples of 1,024, otherwise the grouped number. */
    public static String shortText(long tokens) {
        if (tokens >= 1 << 20 && tokens % (1 << 20) == 0) return tokens / (1 << 20) + "M";
        if (tokens >= 1024 && tokens % 1024 == 0) return tokens / 1024 + "K";
        return Decimal.grouped(tokens);
    }
}
