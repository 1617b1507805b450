package com.runthismodel.estimate.graph;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.plan.Graph;
import com.runthismodel.estimate.plan.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the steps that all parts of a graph are made of. */
final class Pen {
    final Graph graph = new Graph();
    final Run run;
    final KnownArchitecture model;
    final long tokens;
    /** Weights beside all blocks that were asked for, on the GPU and off it, and those of the block at hand. */
    private final Map<String, Node> onGpu = new HashMap<>();

    private final Map<String, Node> offGpu = new HashMap<>();
    private final Map<String, Node> ofBlock = new HashMap<>();
    private Map<String, Long> bytes = Map.of();
    private final Map<Node, Boolean> flashSteps = new LinkedHashMap<>();
    private int layer;
    private boolean gpu;

    Pen(Run run) {
        this.run = run;
        this.model = run.model();
        this.tokens = run.tokens();
    }

    /** Whether tokens see those of their batch only; a family that gives vectors keeps a cache that nothing reads. */
    boolean anew() {
        return model.has(Trait.NO_CACHE) || vectors();
    }

    boolean vectors() {
        return model.name().equals("llama-embed");
    }

    /** Weights named from here on are those of this block; no block is come back to. */
    void at(int block) {
        layer = block;
        gpu = run.onGpu(block);
        bytes = run.weights().block(block);
        ofBlock.clear();
    }

    /** A step of flash attention; it is remembered with the place its layer has. */
    Node flash(Node step) {
        flashSteps.put(step, gpu);
        return run.kernel() ? step : step.onCpuOnly();
    }

    Map<Node, Boolean> flashSteps() {
        return flashSteps;
    }

    int layer() {
        return layer;
    }

    /** A weight of the block, where the block is. */
    Node weight(String name) {
        return ofBlock(name, gpu);
    }

    /** A weight of the block; nothing asks for the same one on both sides. */
    Node ofBlock(String name, boolean place) {
        Node known = ofBlock.get(name);
        if (known == null) ofBlock.put(name, known = graph.weight(bytes.getOrDefault(name, 0L), place));
        return known;
    }

    /** Rotary factors and tied embeddings exist once on each side. */
    Node weight(String name, boolean place) {
        Map<String, Node> side = place ? onGpu : offGpu;
        Node known = side.get(name);
        if (known == null) side.put(name, known = graph.weight(run.weights().bytes(name), place));
        return known;
    }

    boolean has(String name) {
        return bytes.containsKey(name);
    }

    Node linear(String name, Node input, long width, long rows) {
        return graph.step(4 * width * rows, rows, weight(name + ".weight"), input);
    }

    /** A projection of rows that lie apart by sequence: those of one are counted to see whether it is a large batch. */
    Node linearEach(String name, Node input, long width) {
        return graph.step(4 * width * tokens, tokens / run.sequences(), weight(name + ".weight"), input);
    }

    /** A projection with its bias where the model has one. */
    Node biased(String name, Node input, long width, long rows) {
        Node result = linear(name, input, width, rows);
        return has(name + ".bias") ? graph.inPlace(result.bytes, rows, result, weight(name + ".bias")) : result;
    }

    /** The norm of a block: scaled by a weight, shifted by a bias, where it has those. */
    Node norm(String name, Node input, long rows) {
        return norm(name, input, input.bytes, rows);
    }

    /** The same of a part of something longer. */
    Node norm(String name, Node input, long bytes, long rows) {
        Node normed = normalised(input, bytes, rows);
        if (has(name + ".weight")) normed = graph.inPlace(normed.bytes, rows, normed, weight(name + ".weight"));
        return has(name + ".bias") ? graph.inPlace(normed.bytes, rows, normed, weight(name + ".bias")) : normed;
    }

    /** ggml writes a root mean square over its input, a layer norm beside it (ggml-alloc.c, ggml_op_can_inplace). */
    Node normalised(Node input, long bytes, long rows) {
        return model.has(Trait.LAYER_NORM) ? graph.step(bytes, rows, input) : graph.inPlace(bytes, rows, input);
    }

    Node add(Node left, Node right) {
        return graph.inPlace(left.bytes, 1, left, right);
    }

    /** A step of one number at a time, such as an activation or a factor. */
    Node map(Node input) {
        return graph.inPlace(input.bytes, 1, input);
    }

    /** A copy whose numbers lie side by side. */
    Node cont(Node input, long bytes) {
        return graph.step(bytes, 1, input);
    }

    Node expand(Node node) {
        return graph.expand(node);
    }
}
