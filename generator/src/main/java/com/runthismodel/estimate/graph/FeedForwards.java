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
        Node sum = routed(experts, input, scores(experts, input, rows), rows);
        if (experts.shared() == 0) return sum;
        Node shared = dense(pen.has("ffn_up_shexp.weight") ? "_shexp" : "", experts.shared(), input, rows);
        if (pen.has("ffn_gate_inp_shexp.weight")) {
            Node gate = gate(pen.linear("ffn_gate_inp_shexp", input, 1, rows));
            shared = graph.inPlace(shared.bytes, rows, shared, gate);
        }
        return pen.add(sum, shared);
    }

    /** Qwen 2 had no sigmoid: it divides another function by its input. */
    private Node gate(Node number) {
        if (!pen.model.name().equals("qwen2moe")) return pen.map(number);
        return graph.inPlace(number.bytes, 1, pen.map(number), number);
    }

    /** Gemma 4: a dense part and experts side by side, each with norms of its own (gemma4.cpp). */
    Node gemma(FeedForward.Experts experts, Node sum, long rows) {
        Node routing = pen.map(pen.normalised(sum, sum.bytes, rows));
        routing = graph.inPlace(sum.bytes, rows, routing, pen.weight("ffn_gate_inp.scale"));
        Node routed = routed(experts, pen.norm("pre_ffw_norm_2", sum, rows), scores(experts, routing, rows), rows);
        Node beside = dense("", experts.shared(), pen.norm("ffn_norm", sum, rows), rows);
        return pen.add(pen.norm("post_ffw_norm_1", beside, rows), pen.norm("post_ffw_norm_2", routed, rows));
    }

    /** Arctic: experts that work on the block's input, beside a dense part behind attention (arctic.cpp). */
    Node arctic(FeedForward.Experts experts, Node input, Node sum, long rows) {
        Node normed = pen.norm("ffn_norm_exps", input, rows);
        Node routed = routed(experts, normed, scores(experts, normed, rows), rows);
        Node dense = dense("", experts.shared(), pen.norm("ffn_norm", sum, rows), rows);
        return pen.add(routed, pen.add(dense, sum));
    }

    Node scores(FeedForward.Experts experts, Node input, long rows) {
        return pen.biased("ffn_gate_inp", input, experts.count(), rows);
    }

    Node routed(FeedForward.Experts experts, Node input, Node scores, long rows) {
        Routing.Choice choice = new Routing(pen).of(experts, scores, rows);
        Node seen = experts.latent() > 0 ? pen.linear("ffn_latent_down", input, experts.latent(), rows) : input;
        long out = experts.latent() > 0 ? experts.latent() : width;
        Node shaped = graph.view(seen);
        // Llama 4 weighs what goes into an expert, all others what comes out.
        boolean before = pen.model.name().equals("llama4");
        if (before) shaped = weighed(graph.step(4 * out * experts.used() * rows, rows, shaped), choice, rows);
        Node down = network(experts, shaped, choice.chosen(), rows);
        Node scale = scale(experts, choice, rows);
        Node scaled = scale == null ? down : graph.inPlace(down.bytes, rows, down, scale);
        Node weighed = before ? scaled : weighed(scaled, choice, rows);
        pen.expand(weighed);
        Node sum = summed(weighed, out, experts.used(), rows);
        // CUDA weighs and sums in one go.
        if (!before && experts.used() > 1) graph.keep(sum, down, choice.shares(), scale == null ? down : scale);
        return experts.latent() > 0 ? pen.linear("ffn_latent_up", sum, width, rows) : sum;
    }

    /** A factor for each chosen expert; null where the model has none. */
    private Node scale(FeedForward.Experts experts, Routing.Choice choice, long rows) {
        if (!pen.has("ffn_down_exps.scale")) return null;
        Node each = graph.step(4 * experts.count() * rows, 1, graph.view(pen.weight("ffn_down_exps.scale")));
        return graph.step(4 * experts.used() * rows, 0, each, choice.chosen());
    }

    private Node weighed(Node each, Routing.Choice choice, long rows) {
        return graph.inPlace(each.bytes, rows, each, choice.shares());
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
        return graph.inPlace(bytes, rows, result, pen.ofBlock(name + ".bias", gpu), chosen);
    }

    private Node summed(Node weighed, long out, long used, long rows) {
        Node[] parts = new Node[(int) used];
        for (int i = 0; i < used; i++) parts[i] = pen.expand(graph.part(weighed, weighed.bytes));
        long bytes = 4 * out * rows;
        if (used == 1) return pen.cont(parts[0], bytes);
        Node sum = parts[0];
        for (int i = 1; i < used; i++) sum = pen.expand(graph.inPlace(bytes, rows, sum, parts[i]));
        return sum;
    }
}
