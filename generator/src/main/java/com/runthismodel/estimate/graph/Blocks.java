package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import java.util.Set;

/** Blocks of most families: what mixes tokens, then or beside it what works on each token alone. */
final class Blocks {
    private static final Set<String> LATE =
            Set.of("qwen35", "qwen35moe", "qwen3next", "gemma4", "nemotron_h", "nemotron_h_moe");

    private final Pen pen;
    private final Run run;
    private final KnownArchitecture model;
    private final Inputs inputs;
    private final Attention attentions;
    private final LatentAttention latents;
    private final Recurrence recurrences;
    private final FeedForwards feedForwards;
    private final boolean whole;

    Blocks(Pen pen, Inputs inputs) {
        this.pen = pen;
        this.run = pen.run;
        this.model = pen.model;
        this.inputs = inputs;
        this.attentions = new Attention(pen, inputs);
        this.latents = new LatentAttention(pen, inputs);
        this.recurrences = new Recurrence(pen, new States(pen, inputs), inputs);
        this.feedForwards = new FeedForwards(pen);
        this.whole = late(model) || behindBlocks(model);
    }

    /** Whether all rows go through the last block and norm, for the block behind them that predicts further. */
    static boolean late(KnownArchitecture model) {
        return LATE.contains(model.name());
    }

    /** Whether all rows go through the last block and no further. */
    static boolean behindBlocks(KnownArchitecture model) {
        return model.name().equals("gpt-oss");
    }

    Attention attentions() {
        return attentions;
    }

    Node block(int index, Node input) {
        pen.at(index);
        Layer layer = model.layers().get(index);
        if (layer.mixer() instanceof Mixer.Recurrent part && part.kind() == Mixer.Recurrent.Kind.RWKV)
            return recurrences.rwkv(part, input, run.last(index));
        boolean bare = model.has(Trait.NO_ATTENTION_NORM) || index == 0 && model.has(Trait.NO_FIRST_NORM);
        long bytes = 4 * model.width() * run.tokens();
        Node normed = bare ? input : pen.norm(norm(layer.mixer()), input, bytes, run.tokens());
        if (layer.mixer() instanceof Mixer.None) return alone(index, input, normed, layer.feedForward());
        Node seen = pen.has("attn_norm_2.weight") ? pen.norm("attn_norm_2", input, run.tokens()) : normed;
        Node mixed = mixed(layer.mixer(), input, seen);
        if (layer.feedForward() instanceof FeedForward.None) {
            // A block of DeciLM without one hands on what it got: what its attention gave is dropped.
            if (model.name().equals("deci")) return input;
            return pen.add(wanted(index, mixed), wanted(index, input));
        }
        if (model.extra("parallel") > 0) return beside(index, wanted(index, input), null, mixed);
        boolean beside = model.has(Trait.NO_FEED_FORWARD_NORM) && !model.has(Trait.NO_ATTENTION_NORM);
        return beside ? beside(index, wanted(index, input), wanted(index, normed), mixed) : behind(index, input, mixed);
    }

    private String norm(Mixer mixer) {
        return mixer instanceof Mixer.None && !pen.has("attn_norm.weight") ? "ffn_norm" : "attn_norm";
    }

    /** A block of a feed-forward part only. */
    private Node alone(int index, Node input, Node normed, FeedForward part) {
        Node out = feedForwards.part(part, normed, run.tokens());
        return pen.add(wanted(index, out), wanted(index, input));
    }

    private Node mixed(Mixer mixer, Node input, Node normed) {
        if (mixer instanceof Mixer.Attention part) return projected(attentions.mixed(part, normed));
        if (mixer instanceof Mixer.Latent part) return projected(latents.mixed(part, normed));
        if (mixer instanceof Mixer.Both both) {
            Node seen = projected(attentions.mixed(both.attention(), normed));
            Node again = pen.norm("attn_norm", input, run.tokens());
            return pen.add(seen, recurrences.mixed(both.recurrent(), again));
        }
        return recurrences.mixed((Mixer.Recurrent) mixer, normed);
    }

    private Node projected(Node seen) {
        return pen.biased("attn_output", seen, model.width(), run.tokens());
    }

    /** The feed-forward part works on what attention works on. Whose result is written over differs. */
    private Node beside(int index, Node source, Node normed, Node mixed) {
        Node attended = wanted(index, mixed);
        Node out = feedForward(index, normed == null ? pen.norm("ffn_norm", source, rows(index)) : normed);
        return switch (model.name()) {
            case "phi2" -> pen.add(pen.add(attended, out), source);
            case "falcon" -> pen.add(pen.add(out, attended), source);
            default -> pen.add(pen.add(out, source), attended);
        };
    }

    /** The feed-forward part works on what attention gave. */
    private Node behind(int index, Node input, Node mixed) {
        long rows = rows(index);
        boolean post = model.has(Trait.POST_NORMS) && !model.has(Trait.NORMED_SUMS);
        // AFMoE takes the wanted rows behind the norm.
        boolean first = post && model.name().equals("afmoe");
        Node all = first ? pen.norm("post_attention_norm", mixed, run.tokens()) : mixed;
        // Falcon H1 takes them behind the sum.
        if (model.layers().get(index).mixer() instanceof Mixer.Both)
            return worked(index, wanted(index, pen.add(mixed, input)));
        Node attended = wanted(index, all);
        Node source = wanted(index, input);
        if (model.has(Trait.NORMED_SUMS)) return normedSums(index, attended, source);
        if (post && !first) attended = pen.norm("post_attention_norm", attended, rows);
        Node sum = model.has(Trait.INPUT_FIRST) ? pen.add(source, attended) : pen.add(attended, source);
        if (model.name().equals("arctic"))
            return feedForwards.arctic((FeedForward.Experts) part(index), source, sum, rows);
        Node out = worked(index, input, sum);
        if (post) out = pen.norm("post_ffw_norm", out, rows);
        // Whose result is written over differs; a few families name the other side first.
        return model.has(Trait.SUM_FIRST) ? pen.add(sum, out) : pen.add(out, sum);
    }

    private Node worked(int index, Node sum) {
        return pen.add(feedForward(index, pen.norm("ffn_norm", sum, rows(index))), sum);
    }

    private Node worked(int index, Node input, Node sum) {
        long rows = rows(index);
        Node inner = model.has(Trait.NO_FEED_FORWARD_NORM) ? sum : pen.norm("ffn_norm", sum, rows);
        if (!(part(index) instanceof FeedForward.Experts experts)) return feedForward(index, inner);
        if (model.name().equals("gemma4")) return feedForwards.gemma(experts, sum, rows);
        if (!model.name().equals("smallthinker")) return feedForward(index, inner);
        // Its router looks at what attention looked at.
        Node scores = feedForwards.scores(experts, input, run.tokens());
        if (run.last(index)) scores = pen.graph.step(4 * experts.count() * rows, 0, scores, inputs.wanted());
        return feedForwards.routed(experts, inner, scores, rows);
    }

    /** As BERT did: each sum is brought to unit length before anything else sees it. */
    private Node normedSums(int index, Node attended, Node source) {
        Node sum = pen.norm("post_attention_norm", pen.add(attended, source), rows(index));
        return pen.norm("post_ffw_norm", pen.add(feedForward(index, sum), sum), rows(index));
    }

    private FeedForward part(int index) {
        return model.layers().get(index).feedForward();
    }

    private Node feedForward(int index, Node input) {
        return feedForwards.part(part(index), input, rows(index));
    }

    private long rows(int index) {
        return run.last(index) && !whole ? run.outputs() : run.tokens();
    }

    /** Behind the last mixing of tokens only the rows that get logits go on. */
    private Node wanted(int index, Node all) {
        return run.last(index) && !whole ? picked(all) : all;
    }

    Node picked(Node all) {
        return pen.graph.step(4 * model.width() * run.outputs(), 0, all, inputs.wanted());
    }
}
