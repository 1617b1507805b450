package com.runthismodel.bake.state;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * What the file system says of a file, so that it need not be read to know that it did not change.
 *
 * @param identity of the file itself: another one under the same name has another
 * @param sum {@link Sum} of its content; empty where nobody asked yet
 */
public record Stamp(long size, long modifiedNanos, int identity, String sum) {
    /** A disk may round times to two seconds, and a file may be written twice within them. */
    private static final long COARSEST_CLOCK_NANOS = 2_000_000_000L;

    public static Stamp of(BasicFileAttributes file) {
        long nanos = file.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
        int identity = file.fileKey() == null ? 0 : file.fileKey().hashCode();
        return new Stamp(file.size(), nanos, identity, "");
    }

    Stamp with(String content) {
        return new Stamp(size, modifiedNanos, identity, content);
    }

    public boolean sameFile(Stamp other) {
        return size == other.size && modifiedNanos == other.modifiedNanos && identity == other.identity;
    }

    /** Written so shortly before it was looked at that it may have changed since and still look the same. */
    static boolean racy(long modifiedNanos, long lookedAtNanos) {
        return modifiedNanos >= lookedAtNanos - COARSEST_CLOCK_NANOS;
    }
}
