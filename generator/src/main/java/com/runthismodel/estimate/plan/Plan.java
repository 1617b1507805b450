package com.runthismodel.estimate.plan;

import java.util.ArrayList;
import java.util.List;

/** Walks a graph in order, gives each result a place and takes it back after its last reader (ggml-alloc.c). */
public final class Plan {
    private final Arena arena = new Arena();
    private final List<Node> nodes = new ArrayList<>();

    public Node step(long bytes, Node... sources) {
        return add(new Node(bytes, false, null, List.of(sources)));
    }

    /** A step that may write over its first source of the same size when nobody else reads it. */
    public Node inPlace(long bytes, Node... sources) {
        return add(new Node(bytes, true, null, List.of(sources)));
    }

    public Node view(Node source) {
        Node root = source.viewed == null ? source : source.viewed;
        return add(new Node(0, false, root, List.of(source)));
    }

    /** Something that lies elsewhere and still reads its sources, such as a row written to a cache. */
    public Node elsewhere(Node... sources) {
        return add(new Node(0, false, null, List.of(sources)));
    }

    /** Something of so many bytes that is there before {@code later} runs. */
    public Node before(Node later, long bytes) {
        Node node = new Node(bytes, false, null, List.of());
        nodes.add(nodes.lastIndexOf(later), node);
        return node;
    }

    private Node add(Node node) {
        nodes.add(node);
        return node;
    }

    public long size() {
        for (Node node : nodes) {
            if (node.viewed != null) node.viewed.views++;
            for (Node source : node.sources) source.children++;
        }
        for (Node node : nodes) {
            place(node);
            for (Node source : node.sources) read(source);
        }
        return arena.size();
    }

    private void place(Node node) {
        if (node.viewed != null || node.bytes == 0) return;
        node.allocated = true;
        if (node.inPlace) {
            for (Node source : node.sources) {
                if (!source.allocated || source.bytes != node.bytes || source.children != 1 || source.views != 0)
                    continue;
                node.offset = source.offset;
                source.allocated = false;
                return;
            }
        }
        node.offset = arena.allocate(node.bytes);
    }

    private void read(Node source) {
        source.children--;
        if (source.children > 0 || source.views > 0) return;
        if (source.viewed == null) {
            release(source);
            return;
        }
        source.viewed.views--;
        if (source.viewed.views == 0 && source.viewed.children == 0) release(source.viewed);
    }

    private void release(Node node) {
        if (!node.allocated) return;
        node.allocated = false;
        arena.release(node.offset, node.bytes);
    }
}
