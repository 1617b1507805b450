package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One bake of a site at a time: a second one waits. The system takes the lock back from a bake that was killed. */
public final class SiteLock implements AutoCloseable {
    private final FileChannel channel;

    private SiteLock(FileChannel channel) {
        this.channel = channel;
    }

    public static SiteLock of(Order order) throws IOException {
        Path file = order.state().resolveSibling("lock");
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new SiteLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(order.out() + ": is being baked by this very program", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
