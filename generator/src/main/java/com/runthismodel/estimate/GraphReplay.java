package com.runthismodel.estimate;

import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;
import java.util.Map;
import java.util.Set;

/**
 * The prompt graph of a model with attention in every block, step by step, to see how large llama.cpp's plan of the GPU's
 * compute buffer becomes at any offload. Weights that stay in RAM are copied for each step that needs them (memory model 4.5).
 */
final class GraphReplay {
    /** Blocks with parts of their own that are not replayed. */
    private static final Set<String> OTHERS = Set.of("gemma3n", "gemma4", "afmoe");

    private final KnownArchitecture model;
    private final RunSettings settings;
    private final long tokens;
    private final long outputs;
    private final int firstOnGpu;
    private final Plan plan = new Plan();
    private final ReplaySteps steps;
    private final ReplayInputs inputs;
    private final ReplayAttention attentions;
    private final ReplayFeedForward feedForwards;

    private GraphReplay(KnownArchitecture model, Map<String, Long> bytes, RunSettings settings, Pool pool) {
        this.model = model;
        this.settings = settings;
        this.tokens = pool.batchTokens();
        this.outputs = pool.batchOutputs();
        this.firstOnGpu = Math.max(model.layers().size() + 1 - settings.gpuLayers(), 0);
        this.steps = new ReplaySteps(plan, model, bytes);
        this.inputs = new ReplayInputs(plan, model, settings, pool);
        this.attentions = new ReplayAttention(plan, steps, inputs, model, pool);
        this.feedForwards = new ReplayFeedForward(plan, steps, model);
    }

    static boolean covers(KnownArchitecture model) {
        return !model.has(Trait.ENCODER)
                && !OTHERS.contains(model.name())
                && model.layers().stream().allMatch(GraphReplay::covers);
    }

    private static boolean covers(Layer layer) {
        return layer.mixer() instanceof Mixer.Attention && !(layer.feedForward() instanceof FeedForward.None);
    }

    static long gpuCompute(KnownArchitecture model, Map<String, Long> bytes, RunSettings settings, Pool pool) {
        return new GraphReplay(model, bytes, settings, pool).replay();
    }

    private long replay() {
        Node hidden = plan.step(4 * model.width() * tokens);
        if (firstOnGpu == 0) inputs.all();
        for (int i = 0; i < model.layers().size(); i++) hidden = block(i, hidden);
        boolean host = settings.gpuLayers() == 0;
        Node last = steps.norm("output_norm", hidden, model.width(), outputs, host, !model.has(Trait.NO_OUTPUT_NORM));
        String output = model.tied() ? "token_embd.weight" : "output.weight";
        steps.linear(output, last, model.vocabulary(), outputs, host);
        return plan.size();
    }

    private Node block(int index, Node input) {
        boolean host = index < firstOnGpu;
        String prefix = "blk." + index + ".";
        boolean bare = model.has(Trait.NO_ATTENTION_NORM);
        Node normed = bare ? input : steps.norm(prefix + "attn_norm", input, model.width(), tokens, host, true);
        Mixer.Attention attention = (Mixer.Attention) model.layers().get(index).mixer();
        Node seen = attentions.seen(attention, attentions.queries(prefix, attention, normed, host), host);
        boolean beside = model.has(Trait.NO_FEED_FORWARD_NORM) && !bare;
        return beside ? beside(index, input, normed, seen) : behind(index, input, seen);
    }

    /** The feed-forward part works on what attention works on; the sum asks for it first. */
    private Node beside(int index, Node input, Node normed, Node seen) {
        Mixer.Attention attention = (Mixer.Attention) model.layers().get(index).mixer();
        Node out = feedForward(index, wanted(index, normed));
        Node sum = steps.add(out, wanted(index, input), rows(index));
        Node mixed = attentions.projected("blk." + index + ".", attention, seen, index < firstOnGpu);
        return steps.add(sum, wanted(index, mixed), rows(index));
    }

    /** The feed-forward part works on what attention gave. */
    private Node behind(int index, Node input, Node seen) {
        boolean host = index < firstOnGpu;
        String prefix = "blk." + index + ".";
        long rows = rows(index);
        boolean post = model.has(Trait.POST_NORMS);
        Mixer.Attention attention = (Mixer.Attention) model.layers().get(index).mixer();
        Node mixed = attentions.projected(prefix, attention, seen, host);
        if (post) mixed = steps.norm(prefix + "post_attention_norm", mixed, model.width(), tokens, host, true);
        mixed = wanted(index, mixed);
        Node sum = steps.add(mixed, wanted(index, input), rows);
        boolean bare = model.has(Trait.NO_FEED_FORWARD_NORM);
        Node inner = bare ? sum : steps.norm(prefix + "ffn_norm", sum, model.width(), rows, host, true);
        Node out = feedForward(index, inner);
        if (post) out = steps.norm(prefix + "post_ffw_norm", out, model.width(), rows, host, true);
        // Phi writes over the other side of the sum.
        return model.name().equals("phi3") ? steps.add(sum, out, rows) : steps.add(out, sum, rows);
    }

    private Node feedForward(int index, Node input) {
        boolean host = index < firstOnGpu;
        boolean expertsHost = host || index < settings.cpuMoeLayers();
        FeedForward part = model.layers().get(index).feedForward();
        return feedForwards.part("blk." + index + ".", part, input, rows(index), host, expertsHost);
    }

    private boolean last(int index) {
        return index == model.layers().size() - 1;
    }

    private long rows(int index) {
        return last(index) ? outputs : tokens;
    }

    /** Behind the last attention only the rows that get logits go on. */
    private Node wanted(int index, Node all) {
        if (!last(index)) return all;
        return plan.step(4 * model.width() * outputs, all, inputs.picked(steps.start()));
    }
}
