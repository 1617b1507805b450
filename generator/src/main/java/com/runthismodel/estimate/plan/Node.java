package com.runthismodel.estimate.plan;

import java.util.List;

/** A step of a graph: what it reads and how many bytes its result takes on the GPU. */
public final class Node {
    public final long bytes;
    final boolean inPlace;
    final Node viewed;
    final List<Node> sources;
    int children;
    int views;
    long offset;
    boolean allocated;

    /** {@code bytes} of 0: the result lies elsewhere, with the weights, in a cache or in RAM. */
    Node(long bytes, boolean inPlace, Node viewed, List<Node> sources) {
        this.bytes = Arena.aligned(bytes);
        this.inPlace = inPlace;
        this.viewed = viewed;
        this.sources = sources;
    }
}
