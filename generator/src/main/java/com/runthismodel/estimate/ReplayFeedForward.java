package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;

/** The feed-forward part of a block in a replayed graph, one network or experts. */
final class ReplayFeedForward {
    private final Plan plan;
    private final ReplaySteps steps;
    private final KnownArchitecture model;

    ReplayFeedForward(Plan plan, ReplaySteps steps, KnownArchitecture model) {
        this.plan = plan;
        this.steps = steps;
        this.model = model;
    }

    /** Experts can stay in RAM when the rest of the block does not. */
    Node part(String prefix, FeedForward part, Node input, long rows, boolean host, boolean expertsHost) {
        if (part instanceof FeedForward.Experts experts)
            return experts(prefix, experts, input, rows, host, expertsHost);
        return dense(prefix, "", ((FeedForward.Dense) part).hidden(), input, rows, host);
    }

    private Node dense(String prefix, String suffix, long hidden, Node input, long rows, boolean host) {
        Node joined;
        if (model.has(Trait.FUSED_GATE_UP)) {
            joined = plan.step(
                    4 * hidden * rows,
                    steps.linear(prefix + "ffn_up" + suffix + ".weight", input, 2 * hidden, rows, host));
        } else if (model.has(Trait.UNGATED)) {
            Node up = steps.biased(prefix + "ffn_up" + suffix, input, hidden, rows, host, model.has(Trait.UP_BIAS));
            joined = plan.inPlace(4 * hidden * rows, up);
        } else {
            Node gate =
                    steps.biased(prefix + "ffn_gate" + suffix, input, hidden, rows, host, model.has(Trait.GATE_BIAS));
            Node up = steps.biased(prefix + "ffn_up" + suffix, input, hidden, rows, host, model.has(Trait.UP_BIAS));
            joined = plan.step(4 * hidden * rows, gate, up);
        }
        return steps.biased(
                prefix + "ffn_down" + suffix, joined, model.width(), rows, host, model.has(Trait.DOWN_BIAS));
    }

    private Node experts(
            String prefix, FeedForward.Experts experts, Node input, long rows, boolean host, boolean expertsHost) {
        long used = experts.used();
        Node scores = steps.linear(prefix + "ffn_gate_inp.weight", input, experts.count(), rows, host);
        Node shares = plan.inPlace(4 * experts.count() * rows, scores);
        Node chosen = plan.view(plan.step(4 * experts.count() * rows, shares));
        Node weights = shares(shares, chosen, used, rows);
        Node gate = steps.expert(
                prefix + "ffn_gate_exps.weight", input, chosen, experts.hidden() * used, rows, expertsHost);
        Node up =
                steps.expert(prefix + "ffn_up_exps.weight", input, chosen, experts.hidden() * used, rows, expertsHost);
        Node joined = plan.step(4 * experts.hidden() * used * rows, gate, up);
        Node down =
                steps.expert(prefix + "ffn_down_exps.weight", joined, chosen, model.width() * used, rows, expertsHost);
        Node weighed = plan.inPlace(4 * model.width() * used * rows, down, plan.view(weights));
        Node sum = summed(weighed, used, rows);
        if (experts.shared() == 0) return sum;
        return steps.add(sum, dense(prefix, "_shexp", experts.shared(), input, rows, host), rows);
    }

    /** The chosen experts' shares, made to add up to one. */
    private Node shares(Node all, Node chosen, long used, long rows) {
        Node weights = plan.step(4 * used * rows, plan.view(all), chosen);
        Node total = plan.step(4 * rows, plan.view(weights));
        Node least = plan.step(4 * rows, total);
        return plan.step(4 * used * rows, plan.view(weights), least);
    }

    private Node summed(Node weighed, long used, long rows) {
        Node[] parts = new Node[(int) used];
        for (int i = 0; i < used; i++) parts[i] = plan.view(weighed);
        long size = 4 * model.width() * rows;
        if (used == 1) return plan.step(size, parts[0]);
        Node sum = parts[0];
        for (int i = 1; i < used; i++) sum = plan.inPlace(size, sum, parts[i]);
        return sum;
    }
}
