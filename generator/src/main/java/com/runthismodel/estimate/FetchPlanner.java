package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.estimate.graph.PromptGraph;
import com.runthismodel.estimate.graph.Run;
import com.runthismodel.estimate.graph.WeightBytes;
import com.runthismodel.estimate.plan.Tape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans {@link Fetching} with a model's first blocks and its last: more of the same blocks do not take more room, for each
 * leaves the card as it found it. Quantizations share the graph and differ in the bytes of its weights.
 */
final class FetchPlanner {
    private static final int LEAST_BLOCKS = 8;
    private static final int MOST_BLOCKS = 12;

    private final KnownArchitecture few;
    private final ComputeTerms terms;
    private final Limits limits;
    private final List<Tensor> tensors;
    private final int blocks;
    private final int last;
    private final boolean planned;
    private final List<Planned> layers;
    private final List<Planned> experts;

    /** A graph, and what of its room a mask takes: that is counted with the rest of a run's inputs. */
    private record Planned(Tape tape, long mask) {
        long steps(WeightBytes weights) {
            return (tape.bytes(weights::bytes) - mask + Fetching.STEP - 1) / Fetching.STEP;
        }
    }

    FetchPlanner(KnownArchitecture model, ComputeTerms terms, Limits limits, List<Tensor> tensors, boolean complete) {
        this.terms = terms;
        this.limits = limits;
        this.tensors = tensors;
        this.last = model.layers().size() - 1;
        this.blocks = Math.min(last, blocks(model));
        this.few = few(model);
        this.planned = complete && PromptGraph.covers(model);
        boolean mixture = tensors.stream().anyMatch(Tensor::expert);
        this.layers = planned(TensorType.F16, 2, 0, Fetching.CELLS);
        this.experts = mixture ? planned(TensorType.F16, RunSettings.ALL_LAYERS, blocks, Fetching.CELLS) : List.of();
    }

    /** So many that each kind is there, and one more. */
    private static int blocks(KnownArchitecture model) {
        Set<Layer> seen = new HashSet<>();
        int blocks = LEAST_BLOCKS;
        for (int i = 0; i < Math.min(MOST_BLOCKS, model.layers().size()); i++)
            if (seen.add(model.layers().get(i))) blocks = Math.max(blocks, i + 2);
        return blocks;
    }

    private KnownArchitecture few(KnownArchitecture model) {
        List<Layer> layers = new ArrayList<>(model.layers().subList(0, blocks));
        layers.add(model.layers().get(last));
        return new KnownArchitecture(
                model.name(),
                model.vocabulary(),
                model.width(),
                model.contextTokens(),
                model.tied(),
                model.windowTokens(),
                layers,
                model.traits(),
                model.extras());
    }

    /** What quantised caches add, with the weights of a usual file. */
    Fetching fetching(List<TensorType> types) {
        if (layers.isEmpty()) return Fetching.NONE;
        List<Long> plain = ofLayers(types);
        return new Fetching(more(types, TensorType.Q8_0, plain), more(types, TensorType.Q4_0, plain));
    }

    private List<Long> more(List<TensorType> types, TensorType cache, List<Long> plain) {
        List<Long> steps = steps(planned(cache, 2, 0, List.of(Fetching.USUAL, Fetching.LONGEST)), types);
        List<Long> more = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++)
            more.add(steps.get(i) - plain.get(i == 0 ? Fetching.CELLS.indexOf(Fetching.USUAL) : plain.size() - 1));
        return more;
    }

    List<Long> ofLayers(List<TensorType> types) {
        return steps(layers, types);
    }

    List<Long> ofExperts(List<TensorType> types) {
        return steps(experts, types);
    }

    private List<Long> steps(List<Planned> planned, List<TensorType> types) {
        if (planned.isEmpty()) return List.of();
        WeightBytes bytes = bytes(types);
        return planned.stream().map(each -> each.steps(bytes)).toList();
    }

    /** The last block and the output are on the card. */
    private List<Planned> planned(TensorType cache, int gpuLayers, int cpuMoeLayers, List<Long> contexts) {
        if (!planned) return List.of();
        RunSettings settings =
                RunSettings.headline(Fetching.USUAL).withCache(cache, cache).withOffload(gpuLayers, cpuMoeLayers);
        if (Refusal.of(limits, few.name(), settings).isPresent()) return List.of();
        List<Planned> all = new ArrayList<>();
        for (long cells : contexts) all.add(planned(settings, cells));
        return all;
    }

    private Planned planned(RunSettings settings, long cells) {
        boolean flash = limits.flashAttention() || settings.valueType().quantised();
        RunSettings asked = RunSettings.headline(cells).withFlashAttention(flash);
        Pool pool = Pool.of(asked, few.windowTokens());
        Run run = new Run(
                few,
                sample(),
                settings.keyType(),
                settings.valueType(),
                1,
                settings.gpuLayers(),
                settings.cpuMoeLayers(),
                true,
                pool.batchTokens(),
                1,
                1,
                pool.cells(),
                pool.windowCells(),
                flash,
                limits.flashAttention(),
                false);
        return new Planned(PromptGraph.plan(run).tape(), new ComputeBuffer(terms, asked, pool).mask());
    }

    /** Any bytes do for the order of steps. */
    private WeightBytes sample() {
        WeightBytes bytes = new WeightBytes();
        for (Tensor tensor : tensors) if (kept(tensor)) bytes.put(here(tensor), tensor.part(), 128);
        return bytes;
    }

    private WeightBytes bytes(List<TensorType> types) {
        WeightBytes bytes = new WeightBytes();
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (kept(tensor))
                bytes.put(here(tensor), tensor.part(), tensor.size(types.get(i)).gpu());
        }
        return bytes;
    }

    private boolean kept(Tensor tensor) {
        return tensor.layer() < blocks || tensor.layer() == last;
    }

    private int here(Tensor tensor) {
        return tensor.layer() == last ? blocks : tensor.layer();
    }
}
