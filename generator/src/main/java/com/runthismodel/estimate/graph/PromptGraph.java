package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Node;
import com.runthismodel.estimate.plan.Plan;

/** The graph of a whole model, block by block, and the room its results take. */
public final class PromptGraph {
    private final Pen pen;
    private final Run run;
    private final KnownArchitecture model;
    private final Inputs inputs;
    private final Embeddings embeddings;
    private final Blocks blocks;

    private PromptGraph(Run run) {
        this.run = run;
        this.model = run.model();
        this.pen = new Pen(run);
        this.inputs = new Inputs(pen);
        this.embeddings = new Embeddings(pen, inputs);
        this.blocks = new Blocks(pen, inputs);
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
        Node last = finalNorm(model.extra("altup") > 0 ? predictions() : hidden());
        if (model.has(Trait.ENCODER)) {
            pen.expand(pooled(pen.graph.result(last)));
            return;
        }
        if (pen.vectors()) {
            pen.expand(last);
            return;
        }
        String output = model.tied() ? "token_embd.weight" : "output.weight";
        Node matrix = pen.weight(output, run.outputOnGpu());
        pen.expand(pen.graph.step(4 * model.vocabulary() * run.outputs(), run.outputs(), matrix, last));
    }

    private Node hidden() {
        boolean gemma = model.name().equals("gemma4");
        Node hidden = embeddings.rows();
        if (gemma || model.name().equals("afmoe")) hidden = pen.map(hidden);
        LayerInputs each = LayerInputs.of(pen, inputs, hidden);
        for (int i = 0; i < model.layers().size(); i++) {
            hidden = embeddings.withPicture(i, blocks.block(i, hidden));
            if (!each.none()) hidden = pen.add(hidden, each.of(hidden));
            if (gemma)
                hidden = pen.graph.inPlace(hidden.bytes, run.tokens(), hidden, pen.weight("layer_output_scale.weight"));
        }
        return Blocks.behindBlocks(model) ? blocks.picked(pen.graph.result(hidden)) : hidden;
    }

    /** Several side by side, of which only one is worked on (Gemma 3n). */
    private Node predictions() {
        Node hidden = pen.map(embeddings.rows());
        AltUp altUp = new AltUp(pen, blocks.attentions(), LayerInputs.of(pen, inputs, hidden));
        Node all = altUp.spread(hidden);
        for (int i = 0; i < model.layers().size(); i++) all = altUp.block(i, all);
        return blocks.picked(altUp.merge(all));
    }

    /** One vector for each sequence: the mean of its tokens' vectors, that of its first or last token, or all of them. */
    private Node pooled(Node all) {
        long bytes = 4 * model.width() * run.sequences();
        long kind = model.extra("pooling");
        if (kind == 0) return all;
        if (kind > 1) return pen.graph.step(bytes, 0, all, inputs.chosen());
        Node turned = pen.cont(pen.graph.part(all, all.bytes), all.bytes);
        return pen.graph.step(bytes, 1, turned, inputs.shares());
    }

    private Node finalNorm(Node hidden) {
        if (model.has(Trait.NO_OUTPUT_NORM)) return hidden;
        boolean gpu = run.outputOnGpu();
        boolean late = Blocks.late(model);
        long rows = late ? run.tokens() : run.outputs();
        Node normed = pen.normalised(hidden, hidden.bytes, rows);
        for (String part : new String[] {"output_norm.weight", "output_norm.bias"})
            if (run.weights().has(part)) normed = pen.graph.inPlace(normed.bytes, rows, normed, pen.weight(part, gpu));
        return late ? blocks.picked(pen.graph.result(normed)) : normed;
    }
}
