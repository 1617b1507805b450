package com.runthismodel.bake;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A value that another thread is making: the catalogue is read while JBake reads the prose. */
final class Later<T> {
    private final FutureTask<T> task;

    private Later(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    static <T> Later<T> start(Callable<T> work) {
        Later<T> later = new Later<>(work);
        Thread thread = new Thread(later.task, "catalogue");
        thread.setDaemon(true);
        thread.start();
        return later;
    }

    /** Waits; what went wrong in the other thread goes wrong here. */
    T get() throws IOException, BakeException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException refused) throw refused;
            if (cause instanceof BakeException refused) throw refused;
            if (cause instanceof RuntimeException fault) throw fault;
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
