package com.runthismodel.estimate.plan;

import com.runthismodel.estimate.plan.Node.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph in the order in which ggml runs it: whoever is asked for brings the steps it reads along, first source first
 * (ggml.c, ggml_build_forward_expand).
 */
public final class Graph {
    private final List<Node> order = new ArrayList<>();
    private final List<Node> inputs = new ArrayList<>();
    private Node[] waiting;

    public Node input(long bytes) {
        return new Node(Kind.INPUT, bytes, null);
    }

    /** An input that this graph does not read but that has its room in RAM. */
    public void idle(long bytes) {
        inputs.add(input(bytes));
    }

    public Node weight(long bytes, boolean gpu) {
        return stored(Kind.WEIGHT, bytes, gpu);
    }

    /** A cache or state; {@code bytes} are what a copy of the part that the graph sees would take. */
    public Node cache(long bytes, boolean gpu) {
        return stored(Kind.CACHE, bytes, gpu);
    }

    private static Node stored(Kind kind, long bytes, boolean gpu) {
        Node node = new Node(kind, bytes, null);
        node.place = gpu ? Place.GPU : Place.CPU;
        return node;
    }

    /** A step; {@code rows} as ggml-cuda counts them to see whether fetching its weights to the GPU pays. */
    public Node step(long bytes, long rows, Node... sources) {
        Node node = new Node(Kind.STEP, bytes, null, sources);
        node.rows = rows;
        return node;
    }

    /** A step that may write over a source of the same shape that nobody else reads. */
    public Node inPlace(long bytes, long rows, Node... sources) {
        Node node = step(bytes, rows, sources);
        node.inPlace = true;
        return node;
    }

    /** Rotation by position: its factors are too small to decide where it runs. */
    public Node rotate(long bytes, Node... sources) {
        Node node = inPlace(bytes, 0, sources);
        node.rotary = true;
        return node;
    }

    /** The same numbers in another shape. */
    public Node view(Node source) {
        return part(source, source.bytes);
    }

    /** A part of a tensor, or its numbers in another order; {@code bytes} from its first to its last. */
    public Node part(Node source, long bytes) {
        return new Node(Kind.VIEW, bytes, source, source);
    }

    /** Writes into a cache or state. */
    public Node write(Node cache, Node... sources) {
        Node[] all = Arrays.copyOf(sources, sources.length + 1);
        all[sources.length] = cache;
        return new Node(Kind.STEP, 0, cache, all);
    }

    /** The GPU works some steps out in one go: what these read and give stays where it is until {@code until} has run. */
    public void keep(Node until, Node... kept) {
        until.kept = kept;
    }

    /** The same until the step has run that comes next. */
    public void keepUntilNext(Node... kept) {
        waiting = kept;
    }

    /** Marks a result that the program may read: its place is not used again. */
    public Node result(Node node) {
        node.result = true;
        return node;
    }

    /** Asks for a result, and so for all it depends on. */
    public Node expand(Node node) {
        if (node.seen) return node;
        node.seen = true;
        for (Node source : node.sources) expand(source);
        if (node.kind == Kind.STEP || node.kind == Kind.VIEW) add(node);
        if (node.kind == Kind.INPUT) inputs.add(node);
        return node;
    }

    private void add(Node node) {
        order.add(node);
        if (waiting == null) return;
        keep(node, waiting);
        waiting = null;
    }

    List<Node> order() {
        return order;
    }

    List<Node> inputs() {
        return inputs;
    }
}
