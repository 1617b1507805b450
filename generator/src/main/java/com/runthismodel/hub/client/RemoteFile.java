package com.runthismodel.hub.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * The beginning of a large file on the Hub, asked for in growing ranges: a GGUF header takes from some kilobytes to some
 * megabytes, and only its reader knows when it ends.
 */
public final class RemoteFile extends InputStream {
    private static final int SMALLEST_RANGE = 256 << 10;
    private static final int LARGEST_RANGE = 8 << 20;
    private static final int LARGEST_FIRST_RANGE = 32 << 20;
    /** The longest tokenizer list known takes less than a third of it. */
    private static final long LIMIT = 64L << 20;

    private final HubClient hub;
    private final String id;
    private final String revision;
    private final String path;
    private final Asking asking;
    private byte[] part = new byte[0];
    private int at;
    private long next;
    private int wanted;
    private boolean ended;

    /** Says when it has been enough. */
    interface Asking {
        void next() throws IOException;
    }

    public RemoteFile(HubClient hub, String id, String revision, String path) {
        this(hub, id, revision, path, SMALLEST_RANGE, () -> {});
    }

    /**
     * @param expected bytes that the header is thought to take: near the truth, one request is enough
     * @param asking told before each request
     */
    RemoteFile(HubClient hub, String id, String revision, String path, long expected, Asking asking) {
        this.asking = asking;
        this.wanted = (int) Math.max(SMALLEST_RANGE, Math.min(LARGEST_FIRST_RANGE, expected));
        this.hub = hub;
        this.id = id;
        this.revision = revision;
        this.path = path;
    }

    @Override
    public int read() throws IOException {
        return at < part.length || more() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (at == part.length && !more()) return -1;
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, into, from, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        if (ended) return false;
        if (next >= LIMIT)
            throw new HubException(HubException.Kind.BROKEN, path + ": its header does not end within 64 MiB");
        asking.next();
        try {
            part = hub.range(id, revision, path, next, next + wanted - 1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while reading " + path);
        }
        ended = part.length < wanted;
        next += part.length;
        at = 0;
        wanted = Math.min(LARGEST_RANGE, 2 * Math.min(LARGEST_RANGE, wanted));
        return part.length > 0;
    }
}
