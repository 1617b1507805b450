package com.runthismodel.estimate.plan;

import com.runthismodel.estimate.plan.Node.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which steps run on the GPU and which tensors are copied there or back, as ggml-backend.cpp decides
 * (ggml_backend_sched_split_graph): steps go where their weights are, large batches fetch weights from RAM to the GPU, the
 * rest follows its neighbours. A weight fetched for a step ends a part of the graph, so that its room can be used again.
 */
final class Schedule {
    /** Smaller batches are computed where the weights are (ggml-cuda.cu, ggml_backend_cuda_device_offload_op). */
    private static final int FETCHED_ROWS = 32;

    /** ggml-backend.cpp, GGML_SCHED_MAX_SPLIT_INPUTS. */
    private static final int MOST_COPIES = 30;

    private final List<Node> order;
    private final List<Node> planned = new ArrayList<>();
    private final List<Node> part = new ArrayList<>();
    private final List<Node> fetched = new ArrayList<>();
    private Place current;
    private boolean fetchesWeights;

    Schedule(Graph graph) {
        order = graph.order();
        for (Node node : order) if (node.place == null) node.place = decided(node);
        spread(true, false);
        spread(true, true);
        spread(false, false);
        spread(false, true);
        order.forEach(Schedule::follow);
    }

    /** Steps, copies, and what keeps a tensor until it is copied, in the order of allocation. */
    List<Node> planned() {
        for (Node node : order) {
            if (!node.view()) turn(node);
            part.add(node);
            if (node.kept != null && current == Place.GPU) part.add(keeper(node.kept[0], current, node.kept));
        }
        close();
        return planned;
    }

    /** Once it is planned: whether any weight is copied. */
    boolean fetchesWeights() {
        return fetchesWeights;
    }

    /** Null where a tensor leaves it open. */
    private static Place decided(Node node) {
        if (node.place != null) return node.place;
        if (node.stored()) return node.root.place;
        if (node.kind == Kind.INPUT) return Place.CPU;
        if (node.rotary) return null;
        for (Node source : node.sources) {
            if (source.kind != Kind.WEIGHT) continue;
            return source.place == Place.GPU || node.rows >= FETCHED_ROWS ? Place.GPU : Place.CPU;
        }
        return null;
    }

    /** An undecided step goes where the one before it runs, or the one behind it. */
    private void spread(boolean gpuOnly, boolean backwards) {
        Place near = null;
        for (int i = 0; i < order.size(); i++) {
            Node node = order.get(backwards ? order.size() - 1 - i : i);
            if (node.view()) continue;
            if (node.place == null) node.place = node.cpuOnly && near == Place.GPU ? null : near;
            else near = gpuOnly && node.place == Place.CPU ? null : node.place;
        }
    }

    private static void follow(Node node) {
        if (node.place == null) node.place = node.root != null ? node.root.place : node.cpuOnly ? Place.CPU : Place.GPU;
        for (Node source : node.sources) {
            if (source.place == null) source.place = decided(source);
            if (source.place == null) source.place = source.root == null ? node.place : source.root.place;
        }
    }

    /** Starts a new part where the place changes or a weight has to be fetched. */
    private void turn(Node node) {
        if (current != node.place && current != null || crowded(node)) close();
        current = node.place;
        for (Node source : node.sources) {
            if (!missing(source)) continue;
            source.copyTo(current);
            fetched.add(source);
            fetchesWeights |= source.kind == Kind.WEIGHT || source.root != null && source.root.kind == Kind.WEIGHT;
        }
    }

    private boolean crowded(Node node) {
        if (fetched.isEmpty()) return false;
        for (Node source : node.sources) {
            if (source.kind == Kind.WEIGHT && source.place != current) return true;
            if (fetched.size() == MOST_COPIES && missing(source)) return true;
        }
        return false;
    }

    private boolean missing(Node source) {
        return source.place != current && source.copyOn(current) == null;
    }

    private static Node keeper(Node viewed, Place place, Node... kept) {
        Node keeper = new Node(Kind.KEEPER, 0, viewed, kept);
        keeper.place = place;
        return keeper;
    }

    private void close() {
        for (Node source : fetched) {
            planned.add(keeper(source, source.place, source));
            planned.add(source.copyOn(current));
        }
        planned.addAll(part);
        part.clear();
        fetched.clear();
    }
}
