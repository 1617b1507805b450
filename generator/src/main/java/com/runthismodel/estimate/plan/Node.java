package com.runthismodel.estimate.plan;

/** A tensor of a graph: a step's result, a view of one, or something that is there before the graph runs. */
public final class Node {

    /** What a tensor is, as far as placing it asks. */
    enum Kind {
        /** Given to each run by the program: lies in RAM. */
        INPUT,
        /** Loaded with the model. */
        WEIGHT,
        /** A cache or state: lies where its layer does. */
        CACHE,
        STEP,
        VIEW,
        /** Keeps its sources where they are until a copy of them is made, or until steps have run that are worked out in one go. */
        KEEPER
    }

    final Kind kind;
    public final long bytes;
    /** What a view shows a part or another shape of; never itself a view. */
    final Node root;

    final Node[] sources;
    /** Whether this is a copy of a whole weight. */
    boolean fetched;

    /** What stays where it is until this has run on the GPU; null where there is nothing such. */
    Node[] kept;

    /** A result of the whole graph: it stays. */
    boolean result;

    int slot;
    boolean inPlace;
    boolean rotary;
    boolean cpuOnly;
    long rows;
    Place place;
    /** Where this does not lie; there are two places. */
    private Node copy;

    /** Whether the graph was asked for it. */
    boolean seen;

    int children;
    int views;
    long offset;
    boolean allocated;
    boolean planned;

    Node(Kind kind, long bytes, Node viewed, Node... sources) {
        this.kind = kind;
        this.bytes = bytes;
        this.root = viewed == null || viewed.root == null ? viewed : viewed.root;
        this.sources = sources;
    }

    /** A step for which the GPU has no kernel. */
    public Node onCpuOnly() {
        cpuOnly = true;
        return this;
    }

    /** Skipped when steps are given a place: shows what is there already. */
    boolean view() {
        return kind == Kind.VIEW || kind == Kind.KEEPER;
    }

    /** Lies somewhere before the graph runs and takes no room in the compute buffer. */
    boolean stored() {
        return kind == Kind.WEIGHT || kind == Kind.CACHE || root != null && root.stored();
    }

    private boolean weight() {
        return kind == Kind.WEIGHT || root != null && root.kind == Kind.WEIGHT && root.bytes == bytes;
    }

    Node copyOn(Place other) {
        return copy != null && copy.place == other ? copy : null;
    }

    void copyTo(Place other) {
        copy = new Node(Kind.STEP, bytes, null);
        copy.place = other;
        copy.fetched = weight();
    }

    /** What a step on {@code other} reads in place of this. */
    Node seenFrom(Place other) {
        return place == other || copy == null ? this : copy;
    }
}
