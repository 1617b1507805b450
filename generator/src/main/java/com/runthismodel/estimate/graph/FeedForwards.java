package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;

/** What works on each token alone: one network, or experts (llama-graph.cpp, build_ffn and build_moe_ffn). */
final class FeedForwards {
    private final Pen pen;
    private final Graph graph;
    private final long width;

    FeedForwards(Pen pen) {
        this.pen = pen;
        this.graph = pen.graph;
        this.width = pen.model.width();
    }

    Node part(FeedForward part, Node input, long rows) {
        if (part instanceof FeedForward.Experts experts) return experts(experts, input, rows);
        return dense("", ((FeedForward.Dense) part).hidden(), input, rows);
    }

    private Node dense(String suffix, long hidden, Node input, long rows) {
        Node joined;
        if (pen.model.has(Trait.FUSED_GATE_UP)) {
            joined = graph.step(4 * hidden * rows, rows, pen.biased("ffn_up" + suffix, input, 2 * hidden, rows));
        } else if (pen.model.has(Trait.UNGATED)) {
            joined = activated(pen.biased("ffn_up" + suffix, input, hidden, rows));
        } else {
            Node gate = pen.biased("ffn_gate" + suffix, input, hidden, rows);
            Node up = pen.biased("ffn_up" + suffix, input, hidden, rows);
            joined = graph.step(4 * hidden * rows, rows, gate, up);
        }
        return pen.biased("ffn_down" + suffix, joined, width, rows);
    }

    /** Squared in some families, after the rest of the numbers was cut off. */
    private Node activated(Node up) {
        return pen.map(up);
    }

    private Node experts(FeedForward.Experts experts, Node input, long rows) {
        Node sum = routed(experts, input, input, rows);
        if (experts.shared() == 0) return sum;
        Node shared = dense(pen.has("ffn_up_shexp.weight") ? "_shexp" : "", experts.shared(), input, rows);
        if (pen.has("ffn_gate_inp_shexp.weight")) {
            Node gate = pen.map(pen.linear("ffn_gate_inp_shexp", input, 1, rows));
            shared = graph.inPlace(shared.bytes, rows, shared, gate);
        }
        return pen.add(sum, shared);
    }

    private Node routed(FeedForward.Experts experts, Node input, Node routing, long rows) {
        long used = experts.used();
        Node scores = pen.biased("ffn_gate_inp", routing, experts.count(), rows);
        // GPT-OSS chooses first and makes shares of the chosen.
        Node shares = gptOss() ? scores : pen.map(scores);
        Node chosen = chosen(experts, shares, rows);
        Node weights = weights(scores, shares, chosen, used, rows);
        Node seen = experts.latent() > 0 ? pen.linear("ffn_latent_down", input, experts.latent(), rows) : input;
        Node down = network(experts, graph.view(seen), chosen, rows);
        long out = experts.latent() > 0 ? experts.latent() : width;
        Node weighed = graph.inPlace(4 * out * used * rows, rows, down, weights);
        pen.expand(weighed);
        Node sum = summed(weighed, out, used, rows, down, weights);
        return experts.latent() > 0 ? pen.linear("ffn_latent_up", sum, width, rows) : sum;
    }

    private boolean gptOss() {
        return pen.model.name().equals("gpt-oss");
    }

    private Node chosen(FeedForward.Experts experts, Node shares, long rows) {
        Node biased = pen.has("exp_probs_b.bias")
                ? graph.inPlace(shares.bytes, rows, shares, pen.weight("exp_probs_b.bias"))
                : shares;
        return graph.part(graph.step(4 * experts.count() * rows, rows, biased), 4 * experts.count() * rows);
    }

    /**
     * The chosen experts' shares, made to add up to one where the model asks for it. CUDA works them out from the scores in
     * one go, so what leads there stays until then.
     */
    private Node weights(Node scores, Node shares, Node chosen, long used, long rows) {
        long bytes = 4 * used * rows;
        boolean one = pen.model.has(Trait.SHARES_ADD_UP);
        Node weights = one || gptOss()
                ? graph.step(bytes, 0, graph.view(shares), chosen)
                : graph.step(bytes, 0, graph.view(shares), chosen, scores);
        if (gptOss()) weights = graph.view(graph.inPlace(bytes, rows, graph.view(weights), scores));
        if (one) {
            Node flat = graph.view(weights);
            Node least = graph.step(4 * rows, rows, graph.step(4 * rows, rows, flat));
            weights = graph.view(graph.inPlace(bytes, rows, flat, least, scores, shares));
        }
        return pen.expand(weights);
    }

    private Node network(FeedForward.Experts experts, Node input, Node chosen, long rows) {
        long bytes = 4 * experts.hidden() * experts.used() * rows;
        boolean gpu = pen.run.expertsOnGpu(pen.layer());
        Node joined;
        if (pen.has("ffn_gate_up_exps.weight")) {
            Node both = expert("ffn_gate_up_exps", input, chosen, 2 * bytes, rows, gpu);
            joined = graph.step(bytes, rows, graph.part(both, bytes), graph.part(both, bytes));
        } else if (pen.has("ffn_gate_exps.weight")) {
            Node gate = expert("ffn_gate_exps", input, chosen, bytes, rows, gpu);
            Node up = expert("ffn_up_exps", input, chosen, bytes, rows, gpu);
            joined = graph.step(bytes, rows, gate, up);
        } else {
            joined = activated(expert("ffn_up_exps", input, chosen, bytes, rows, gpu));
        }
        long out = experts.latent() > 0 ? experts.latent() : width;
        return expert("ffn_down_exps", joined, chosen, 4 * out * experts.used() * rows, rows, gpu);
    }

    private Node expert(String name, Node input, Node chosen, long bytes, long rows, boolean gpu) {
        Node result = graph.step(bytes, rows, pen.ofBlock(name + ".weight", gpu), input, chosen);
        if (!pen.has(name + ".bias")) return result;
        return graph.inPlace(bytes, rows, result, pen.weight(name + ".bias"), chosen);
    }

    /** CUDA weighs and sums in one go, so what it starts from stays until the sum is done. */
    private Node summed(Node weighed, long out, long used, long rows, Node... kept) {
        Node[] parts = new Node[(int) used];
        for (int i = 0; i < used; i++) {
            parts[i] = graph.part(weighed, weighed.bytes);
            pen.expand(parts[i]);
        }
        long bytes = 4 * out * rows;
        if (used == 1) return pen.cont(parts[0], bytes);
        Node sum = parts[0];
        for (int i = 1; i < used - 1; i++) sum = graph.inPlace(bytes, rows, sum, parts[i]);
        return graph.inPlace(bytes, rows, sum, parts[(int) used - 1], kept[0], kept[1]);
    }
}
