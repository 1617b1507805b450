package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import com.runthismodel.estimate.graph.PromptGraph;
import com.runthismodel.estimate.graph.Run;
import com.runthismodel.estimate.graph.WeightBytes;
import com.runthismodel.estimate.plan.Tape;
import com.runthismodel.estimate.tensor.Tensor;
import com.runthismodel.unit.Lazy;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** No result takes so many bytes that it could be written over a weight of these or more. */
    private static final long PLACES = 1L << 48;

    private final KnownArchitecture few;
    private final ComputeTerms terms;
    private final Limits limits;
    private final List<Tensor> tensors;
    private final int blocks;
    private final int last;
    private final boolean planned;
    /** Of the tensors that {@link #few} has, their places among all. */
    private final int[] kept;
    /** Any bytes do for the order of steps: these say which tensor it is. */
    private final WeightBytes places = new WeightBytes();

    private final Lazy<List<Planned>> layers = Lazy.of(() -> planned(TensorType.F16, 2, 0, Fetching.CELLS));
    private final Lazy<List<Planned>> experts = Lazy.of(this::expertsInRam);
    private final Lazy<List<Long>> eight;
    private final Lazy<List<Long>> four;

    /** A graph's plan, and what of its room a mask takes: that is counted with the rest of a run's inputs. */
    private record Planned(Tape tape, long mask) {
        long steps(long[] weights) {
            return (tape.bytes(place -> weights[(int) (place - PLACES)]) - mask + Fetching.STEP - 1) / Fetching.STEP;
        }
    }

    /** @param usual types of a usual file's tensors, with which quantised caches are planned */
    FetchPlanner(
            KnownArchitecture model,
            ComputeTerms terms,
            Limits limits,
            List<Tensor> tensors,
            boolean complete,
            Lazy<List<TensorType>> usual) {
        this.terms = terms;
        this.limits = limits;
        this.tensors = tensors;
        this.last = model.layers().size() - 1;
        this.blocks = Math.min(last, blocks(model));
        this.few = few(model);
        this.planned = complete;
        this.kept = kept();
        for (int i = 0; i < kept.length; i++) {
            Tensor tensor = tensors.get(kept[i]);
            places.put(tensor.layer() == last ? blocks : tensor.layer(), tensor.part(), PLACES + i);
        }
        this.eight = Lazy.of(() -> more(usual.get(), TensorType.Q8_0));
        this.four = Lazy.of(() -> more(usual.get(), TensorType.Q4_0));
    }

    private int[] kept() {
        int[] all = new int[tensors.size()];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            int layer = tensors.get(i).layer();
            if (layer < blocks || layer == last) all[count++] = i;
        }
        return Arrays.copyOf(all, count);
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

    List<Long> ofLayers(List<TensorType> types) {
        return steps(layers.get(), types);
    }

    List<Long> ofExperts(List<TensorType> types) {
        return steps(experts.get(), types);
    }

    List<Long> eight() {
        return eight.get();
    }

    List<Long> four() {
        return four.get();
    }

    private List<Planned> expertsInRam() {
        boolean mixture = false;
        for (Tensor tensor : tensors) mixture |= tensor.expert();
        return mixture ? planned(TensorType.F16, RunSettings.ALL_LAYERS, blocks, Fetching.CELLS) : List.of();
    }

    /** What a quantised cache adds. */
    private List<Long> more(List<TensorType> types, TensorType cache) {
        List<Long> plain = ofLayers(types);
        if (plain.isEmpty()) return List.of();
        List<Long> steps = steps(planned(cache, 2, 0, List.of(Fetching.USUAL, Fetching.LONGEST)), types);
        List<Long> more = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++)
            more.add(steps.get(i) - plain.get(i == 0 ? Fetching.CELLS.indexOf(Fetching.USUAL) : plain.size() - 1));
        return List.copyOf(more);
    }

    private List<Long> steps(List<Planned> planned, List<TensorType> types) {
        if (planned.isEmpty()) return List.of();
        long[] weights = new long[kept.length];
        for (int i = 0; i < kept.length; i++)
            weights[i] = tensors.get(kept[i]).size(types.get(kept[i])).gpu();
        List<Long> steps = new ArrayList<>();
        for (Planned each : planned) steps.add(each.steps(weights));
        return List.copyOf(steps);
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
        Pool pool = Pool.of(asked, few.windowTokens(), terms);
        Run run = new Run(
                few,
                places,
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
}
