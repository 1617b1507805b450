package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;
import java.util.ArrayList;
import java.util.List;

/** Which experts a token passes, and their shares of the result (llama-graph.cpp, build_moe_ffn). */
final class Routing {
    private final Pen pen;
    private final Graph graph;

    Routing(Pen pen) {
        this.pen = pen;
        this.graph = pen.graph;
    }

    /** @param shares one number for each chosen expert of each token */
    record Choice(Node chosen, Node shares) {}

    Choice of(FeedForward.Experts experts, Node scores, long rows) {
        // GPT-OSS chooses first and makes shares of the chosen; Llama 4 chooses by the scores themselves.
        boolean late = pen.model.name().equals("gpt-oss");
        Node likely = late ? scores : pen.map(scores);
        List<Node> all = new ArrayList<>(List.of(scores, likely));
        Node ranked = pen.model.name().equals("llama4") ? scores : ranked(experts, likely, rows, all);
        Node order = graph.step(4 * experts.count() * rows, rows, ranked);
        Node chosen = graph.part(order, order.bytes);
        Node shares = graph.step(4 * experts.used() * rows, 0, graph.view(likely), chosen);
        all.addAll(List.of(order, shares));
        if (late) shares = graph.view(graph.inPlace(shares.bytes, rows, graph.view(shares)));
        if (pen.model.has(Trait.SHARES_ADD_UP)) shares = addedUp(shares, rows, all);
        if (pen.model.extra("shares_scaled") > 0) shares = added(all, pen.map(shares));
        pen.expand(shares);
        if (!late && inOneGo(experts)) graph.keepUntilNext(all.toArray(Node[]::new));
        return new Choice(chosen, shares);
    }

    private static Node added(List<Node> all, Node step) {
        all.add(step);
        return step;
    }

    private Node ranked(FeedForward.Experts experts, Node likely, long rows, List<Node> all) {
        Node ranked = likely;
        if (pen.has("exp_probs_b.bias"))
            ranked = added(all, graph.inPlace(likely.bytes, rows, likely, pen.weight("exp_probs_b.bias")));
        return pen.model.extra("expert_groups") > 1 ? ofGroups(experts, ranked, rows) : ranked;
    }

    /** The best groups of experts are found by their two best; all others are struck out. */
    private Node ofGroups(FeedForward.Experts experts, Node ranked, long rows) {
        long groups = pen.model.extra("expert_groups");
        long used = pen.model.extra("expert_groups_used");
        Node grouped = graph.view(ranked);
        Node best = graph.part(graph.step(ranked.bytes, rows, grouped), ranked.bytes);
        Node two = graph.step(8 * groups * rows, 0, graph.view(ranked), best);
        Node sums = graph.step(4 * groups * rows, rows, graph.view(two));
        Node chosen = graph.part(graph.step(sums.bytes, rows, graph.view(sums)), sums.bytes);
        Node kept = graph.step(4 * experts.count() / groups * used * rows, 0, grouped, chosen);
        Node struck = graph.step(ranked.bytes, rows, grouped);
        return graph.view(graph.write(struck, kept, chosen));
    }

    private Node addedUp(Node shares, long rows, List<Node> all) {
        Node flat = graph.view(shares);
        Node sum = added(all, graph.step(4 * rows, rows, flat));
        Node least = added(all, graph.step(sum.bytes, rows, sum));
        return graph.view(added(all, graph.inPlace(shares.bytes, rows, flat, least)));
    }

    /** CUDA has a kernel that chooses for these numbers of experts (topk-moe.cu, ggml_cuda_should_use_topk_moe). */
    private boolean inOneGo(FeedForward.Experts experts) {
        if (pen.model.name().equals("llama4") || pen.model.extra("expert_groups") > 1) return false;
        long count = experts.count();
        return Long.bitCount(count) == 1 && count <= 512 || count == 288 || count == 576;
    }
}
