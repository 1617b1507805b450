package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;
import java.util.Set;

/** The graph of a whole model, block by block, and the room its results take. */
public final class PromptGraph {
    /** Blocks with parts of their own that are not built here. */
    private static final Set<String> OTHERS = Set.of("gemma3n", "gemma4", "afmoe", "rwkv6", "rwkv7");

    private final Pen pen;
    private final Run run;
    private final KnownArchitecture model;
    private final Inputs inputs;
    private final Attention attentions;
    private final LatentAttention latents;
    private final Recurrence recurrences;
    private final FeedForwards feedForwards;
    /** All rows go through the last block, for the block behind it that predicts further. */
    private final boolean late;

    private PromptGraph(Run run) {
        this.run = run;
        this.model = run.model();
        this.pen = new Pen(run);
        this.inputs = new Inputs(pen);
        this.attentions = new Attention(pen, inputs);
        this.latents = new LatentAttention(pen, inputs);
        this.recurrences = new Recurrence(pen, new States(pen, inputs));
        this.feedForwards = new FeedForwards(pen);
        this.late = model.name().startsWith("qwen35");
    }

    /** Whether the graph of such a model is one we know how to build. */
    public static boolean covers(KnownArchitecture model) {
        return !OTHERS.contains(model.name());
    }

    public static Plan plan(Run run) {
        PromptGraph graph = new PromptGraph(run);
        graph.build();
        return Plan.of(graph.pen.graph);
    }

    /** "Auto" turns flash attention off when a step of it would not run where its layer is (llama-context.cpp). */
    public static boolean flashStays(Run run) {
        PromptGraph graph = new PromptGraph(run);
        graph.build();
        return Plan.stay(graph.pen.graph, graph.pen.flashSteps());
    }

    private void build() {
        Node table = pen.weight("token_embd.weight", false);
        Node hidden = pen.graph.step(4 * model.width() * run.tokens(), 0, table, inputs.tokens());
        // A program may hand over vectors instead of tokens: their input is there in any case.
        pen.graph.idle(4 * model.width() * run.tokens());
        hidden = embedded(hidden);
        for (int i = 0; i < model.layers().size(); i++) hidden = block(i, hidden);
        Node last = finalNorm(hidden);
        if (model.has(Trait.ENCODER)) {
            pen.expand(last);
            return;
        }
        String output = model.tied() ? "token_embd.weight" : "output.weight";
        Node matrix = pen.weight(output, run.outputOnGpu());
        pen.expand(pen.graph.step(4 * model.vocabulary() * run.outputs(), run.outputs(), matrix, last));
    }

    /** Some families add what kind a token is and where it stands, and bring the sum to unit length. */
    private Node embedded(Node tokens) {
        Node hidden = tokens;
        if (model.has(Trait.TOKEN_TYPES)) {
            Node first = pen.graph.part(pen.weight("token_types.weight", false), 4 * model.width());
            hidden = pen.add(hidden, first);
        }
        if (model.has(Trait.POSITION_EMBEDDING)) {
            Node table = pen.weight("position_embd.weight", false);
            hidden = pen.add(pen.graph.step(hidden.bytes, 0, table, inputs.positions()), hidden);
        }
        if (!model.has(Trait.EMBEDDING_NORM)) return hidden;
        Node normed = pen.normalised(hidden, hidden.bytes, run.tokens());
        for (String part : new String[] {"token_embd_norm.weight", "token_embd_norm.bias"})
            if (run.weights().has(part))
                normed = pen.graph.inPlace(normed.bytes, run.tokens(), normed, pen.weight(part, run.outputOnGpu()));
        return normed;
    }

    private Node finalNorm(Node hidden) {
        if (model.has(Trait.NO_OUTPUT_NORM)) return hidden;
        boolean gpu = run.outputOnGpu();
        long rows = late ? run.tokens() : run.outputs();
        Node normed = pen.normalised(hidden, hidden.bytes, rows);
        for (String part : new String[] {"output_norm.weight", "output_norm.bias"})
            if (run.weights().has(part)) normed = pen.graph.inPlace(normed.bytes, rows, normed, pen.weight(part, gpu));
        return late ? picked(normed) : normed;
    }

    private Node block(int index, Node input) {
        pen.at(index);
        Layer layer = model.layers().get(index);
        boolean bare = model.has(Trait.NO_ATTENTION_NORM);
        Node normed = bare ? input : pen.norm("attn_norm", input, run.tokens());
        if (layer.mixer() instanceof Mixer.None) return alone(index, input, normed, layer.feedForward());
        Node mixed = mixed(layer.mixer(), input, normed);
        if (layer.feedForward() instanceof FeedForward.None) return pen.add(wanted(index, mixed), wanted(index, input));
        boolean beside = model.has(Trait.NO_FEED_FORWARD_NORM) && !bare;
        return beside ? beside(index, input, normed, mixed) : behind(index, input, mixed);
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

    /** The feed-forward part works on what attention works on. */
    private Node beside(int index, Node input, Node normed, Node mixed) {
        Node attended = wanted(index, mixed);
        Node source = wanted(index, input);
        Node out = feedForward(index, wanted(index, normed));
        return pen.add(pen.add(out, source), attended);
    }

    /** The feed-forward part works on what attention gave. */
    private Node behind(int index, Node input, Node mixed) {
        long rows = rows(index);
        Node attended = wanted(index, mixed);
        Node source = wanted(index, input);
        if (model.has(Trait.NORMED_SUMS)) return normedSums(index, attended, source);
        boolean post = model.has(Trait.POST_NORMS);
        if (post) attended = pen.norm("post_attention_norm", attended, rows);
        Node sum = model.has(Trait.INPUT_FIRST) ? pen.add(source, attended) : pen.add(attended, source);
        Node inner = model.has(Trait.NO_FEED_FORWARD_NORM) ? sum : pen.norm("ffn_norm", sum, rows);
        Node out = feedForward(index, inner);
        if (post) out = pen.norm("post_ffw_norm", out, rows);
        // Whose result is written over differs; a few families name the other side first.
        return model.has(Trait.SUM_FIRST) ? pen.add(sum, out) : pen.add(out, sum);
    }

    /** As BERT did: each sum is brought to unit length before anything else sees it. */
    private Node normedSums(int index, Node attended, Node source) {
        Node sum = pen.norm("post_attention_norm", pen.add(attended, source), rows(index));
        return pen.norm("post_ffw_norm", pen.add(feedForward(index, sum), sum), rows(index));
    }

    private Node feedForward(int index, Node input) {
        return feedForwards.part(model.layers().get(index).feedForward(), input, rows(index));
    }

    private long rows(int index) {
        return run.last(index) && !late ? run.outputs() : run.tokens();
    }

    /** Behind the last mixing of tokens only the rows that get logits go on. */
    private Node wanted(int index, Node all) {
        return run.last(index) && !late ? picked(all) : all;
    }

    private Node picked(Node all) {
        return pen.graph.step(4 * model.width() * run.outputs(), 0, all, inputs.wanted());
    }
}
