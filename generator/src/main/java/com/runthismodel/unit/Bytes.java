package com.runthismodel.unit;

/** An amount of memory or of a file. GiB = 2^30 bytes for memory, GB = 10^9 bytes for downloads; never mixed. */
public record Bytes(long count) implements Comparable<Bytes> {
    public static final long PER_KIB = 1L << 10;
    public static final long PER_MIB = 1L << 20;
    public static final long PER_GIB = 1L << 30;
    public static final long PER_GB = 1_000_000_000L;
    public static final Bytes ZERO = new Bytes(0);

    public Bytes {
        if (count < 0) throw new IllegalArgumentException("bytes must not be negative, was " + count);
    }

    public static Bytes ofGib(double gib) {
        return new Bytes(Math.round(gib * PER_GIB));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(count, other.count));
    }

    /** "1.06": GiB with two decimals, without the unit (the column heading says it). */
    public String gib() {
        return Decimal.ratio(count, PER_GIB, 2);
    }

    /** "0.81": GB (10^9) with two decimals, without the unit. */
    public String gb() {
        return Decimal.ratio(count, PER_GB, 2);
    }

    /** "116": MiB, rounded, without the unit. */
    public String mib() {
        return Decimal.ratio(count, PER_MIB, 0);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
