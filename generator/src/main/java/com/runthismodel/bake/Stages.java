package com.runthismodel.bake;

import java.util.ArrayList;
import java.util.List;

/** How long each part of a bake took by the clock. Parts that run side by side overlap: they add up to more than the whole. */
public final class Stages {
    /** One part, in the order in which the parts ended. */
    public record Stage(String name, long nanos) {}

    private final List<Stage> ended = new ArrayList<>();

    /** @param start what {@link System#nanoTime()} said when it began */
    synchronized void ended(String name, long start) {
        ended.add(new Stage(name, System.nanoTime() - start));
    }

    public synchronized List<Stage> list() {
        return List.copyOf(ended);
    }
}
