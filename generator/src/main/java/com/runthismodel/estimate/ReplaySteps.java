package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;
import java.util.Map;

/** Steps of a replayed graph that need weights: on the GPU they are there, from RAM they are copied for the step. */
final class ReplaySteps {
    /** Smaller batches are computed where the weights are. */
    private static final int OFFLOADED_ROWS = 32;

    private final Plan plan;
    private final KnownArchitecture model;
    private final Map<String, Long> bytes;
    private Node start;

    ReplaySteps(Plan plan, KnownArchitecture model, Map<String, Long> bytes) {
        this.plan = plan;
        this.model = model;
        this.bytes = bytes;
    }

    /** The last step whose weights had to be copied: a part of the graph starts there; null when none had to. */
    Node start() {
        return start;
    }

    Node add(Node left, Node right, long rows) {
        return plan.inPlace(4 * model.width() * rows, left, right);
    }

    Node norm(String name, Node input, long width, long rows, boolean host, boolean weighted) {
        Node normed = plan.inPlace(4 * width * rows, input);
        if (!weighted || model.has(Trait.BARE_NORMS)) return normed;
        Node scaled = scaled(name + ".weight", normed, 4 * width * rows, host);
        return model.has(Trait.NORM_BIAS) ? scaled(name + ".bias", scaled, 4 * width * rows, host) : scaled;
    }

    Node scaled(String name, Node input, long size, boolean host) {
        if (!host) return plan.inPlace(size, input);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.inPlace(size, input, copy);
        return start;
    }

    Node linear(String name, Node input, long width, long rows, boolean host) {
        if (!host) return plan.step(4 * width * rows, input);
        if (rows < OFFLOADED_ROWS) return plan.elsewhere(input);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.step(4 * width * rows, copy, input);
        return start;
    }

    Node biased(String name, Node input, long width, long rows, boolean host, boolean bias) {
        Node result = linear(name + ".weight", input, width, rows, host);
        return bias ? scaled(name + ".bias", result, 4 * width * rows, host) : result;
    }

    Node expert(String name, Node input, Node chosen, long width, long rows, boolean host) {
        if (!host) return plan.step(4 * width * rows, input, chosen);
        if (rows < OFFLOADED_ROWS) return plan.elsewhere(input, chosen);
        Node copy = plan.step(bytes.getOrDefault(name, 0L));
        start = plan.step(4 * width * rows, copy, input, chosen);
        return start;
    }
}
