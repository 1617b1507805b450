package com.runthismodel.estimate.graph;

import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;
import java.util.function.UnaryOperator;

/** States that recurrent parts read at the start of a batch and write at its end (llama-graph.cpp, build_rs). */
final class States {
    private final Pen pen;
    private final Graph graph;
    private final Inputs inputs;
    private Node kept;
    private Node others;

    States(Pen pen, Inputs inputs) {
        this.pen = pen;
        this.graph = pen.graph;
        this.inputs = inputs;
    }

    /** Which state each sequence of the batch has. */
    Node kept() {
        if (kept == null) kept = graph.part(inputs.states(), 4L * pen.run.sequences());
        return kept;
    }

    private Node others() {
        if (others == null) others = graph.part(inputs.states(), 0);
        return others;
    }

    Node state(long numbers) {
        return graph.cache(4 * numbers * pen.run.sequences(), pen.run.cacheOnGpu(pen.layer()));
    }

    /** Rows of the state for the batch; {@code take} reads them, all rows that nobody uses are moved on. */
    Node read(Node state, long numbers, UnaryOperator<Node> take) {
        Node rows = graph.view(state);
        pen.expand(graph.write(state, graph.part(rows, 4 * numbers)));
        Node read = take.apply(rows);
        pen.expand(read);
        pen.expand(graph.write(state, graph.step(0, 0, rows, others())));
        return read;
    }

    Node read(Node state, long numbers) {
        return read(state, numbers, rows -> graph.step(state.bytes, 0, rows, kept()));
    }

    void write(Node state, Node value) {
        pen.expand(graph.write(state, value));
    }
}
