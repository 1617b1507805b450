package com.runthismodel.estimate.plan;

import com.runthismodel.estimate.plan.Node.Kind;
import java.util.List;
import java.util.Map;

/**
 * Gives each result of a graph a place and takes it back after its last reader, as ggml-alloc.c does
 * (ggml_gallocr_alloc_graph_impl).
 */
public final class Plan {
    static final long GPU_ALIGNMENT = 128;

    private final Arena gpu = new Arena(GPU_ALIGNMENT);
    private final Arena host = new Arena(32);
    private final Graph graph;
    private final List<Node> order;
    private final boolean fetchesWeights;
    private final Tape tape = new Tape();

    private Plan(Graph graph) {
        this.graph = graph;
        Schedule schedule = new Schedule(graph);
        this.order = schedule.planned();
        this.fetchesWeights = schedule.fetchesWeights();
    }

    public static Plan of(Graph graph) {
        Plan plan = new Plan(graph);
        plan.run();
        return plan;
    }

    /** Whether each of some steps runs on the GPU or off it as wished. */
    public static boolean stay(Graph graph, Map<Node, Boolean> wished) {
        new Schedule(graph);
        return wished.entrySet().stream().allMatch(step -> (step.getKey().place == Place.GPU) == step.getValue());
    }

    public long gpuBytes() {
        return gpu.size();
    }

    public Tape tape() {
        return tape;
    }

    public long hostBytes() {
        return host.size();
    }

    /** Where not, the size of weights does not matter. */
    public boolean fetchesWeights() {
        return fetchesWeights;
    }

    private void run() {
        for (Node node : order) {
            if (node.kind != Kind.KEEPER && node.root != null) node.root.views++;
            for (Node source : node.sources) source.seenFrom(node.place).children++;
        }
        for (Node input : graph.inputs()) {
            input.place = Place.CPU;
            place(input);
        }
        for (Node node : order) {
            for (Node source : node.sources) place(source.seenFrom(node.place));
            place(node);
            for (Node source : node.sources) read(source.seenFrom(node.place));
        }
    }

    private void place(Node node) {
        if (node.planned || node.root != null || node.stored()) return;
        node.planned = true;
        node.allocated = true;
        if (node.inPlace && takenOver(node)) return;
        node.offset = arena(node).allocate(node.bytes);
        if (node.place == Place.GPU) tape.take(node);
    }

    private Arena arena(Node node) {
        return node.place == Place.GPU ? gpu : host;
    }

    /** Only what has a place of its own is written over, never a view. */
    private boolean takenOver(Node node) {
        for (Node source : node.sources) {
            Node parent = source.seenFrom(node.place);
            if (!parent.allocated || parent.result || parent.place != node.place || parent.bytes != node.bytes)
                continue;
            if (parent.children != 1 || parent.views != 0) continue;
            node.offset = parent.offset;
            node.slot = parent.slot;
            parent.allocated = false;
            return true;
        }
        return false;
    }

    private void read(Node source) {
        source.children--;
        if (source.children > 0 || source.views > 0) return;
        if (source.root == null) {
            release(source);
            return;
        }
        source.root.views--;
        if (source.root.views == 0 && source.root.children == 0) release(source.root);
    }

    private void release(Node node) {
        if (!node.allocated || node.result) return;
        node.allocated = false;
        arena(node).release(node.offset, node.bytes);
        if (node.place == Place.GPU) tape.giveBack(node);
    }
}
