package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Mixer;
import com.runthismodel.estimate.graph.PromptGraph;
import com.runthismodel.estimate.graph.Run;
import com.runthismodel.estimate.plan.Plan;
import com.runthismodel.unit.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Memory of a variant with the compute buffer planned step by step, as llama.cpp does, where the model's graph is one we can
 * replay: exact where the closed form of {@link MemoryEstimator} is a bound, above all with layers left in RAM. A thousand
 * times slower, so pages and browsers use the closed form.
 */
public final class MemoryPlanner {
    private final KnownArchitecture model;
    private final Coefficients coefficients;
    private final Map<String, Long> bytes;

    private MemoryPlanner(KnownArchitecture model, Coefficients coefficients, Map<String, Long> bytes) {
        this.model = model;
        this.coefficients = coefficients;
        this.bytes = bytes;
    }

    public static MemoryPlanner of(KnownArchitecture model, String quantization, OptionalLong measuredTensorBytes) {
        List<Tensor> tensors = TensorPlan.of(model);
        List<TensorType> types = QuantizationMix.of(model, tensors, quantization, false);
        Map<String, Long> bytes = new HashMap<>();
        for (int i = 0; i < tensors.size(); i++)
            bytes.put(tensors.get(i).name(), tensors.get(i).size(types.get(i)).gpu());
        return new MemoryPlanner(model, Coefficients.of(model, quantization, measuredTensorBytes), bytes);
    }

    public Coefficients coefficients() {
        return coefficients;
    }

    public MemoryEstimate plan(RunSettings asked) {
        MemoryEstimate closed = MemoryEstimator.of(coefficients, asked);
        if (PromptGraph.covers(model)) return planned(closed, asked);
        RunSettings settings = MemoryEstimator.effective(coefficients, asked);
        if (settings.gpuLayers() > model.layers().size()) return closed;
        Pool pool = Pool.of(settings, coefficients.windowTokens());
        long gpu = partial(settings, pool).bytes(closed.gpuCompute().count());
        return closed.withCompute(new Bytes(gpu), closed.hostCompute());
    }

    private MemoryEstimate planned(MemoryEstimate closed, RunSettings asked) {
        Pool pool = Pool.of(asked, coefficients.windowTokens());
        boolean flash = asked.flashAttention()
                && !Refusal.WITHOUT_FLASH.contains(model.name())
                && (asked.valueType().quantised()
                        || PromptGraph.flashStays(run(asked, pool, asked.sequences(), asked.sequences(), true)));
        Plan plan = PromptGraph.plan(run(asked, pool, pool.batchTokens(), pool.batchOutputs(), flash));
        return closed.withCompute(new Bytes(plan.gpuBytes()), new Bytes(plan.hostBytes()));
    }

    private Run run(RunSettings asked, Pool pool, long tokens, long outputs, boolean flash) {
        return new Run(
                model,
                bytes,
                asked.keyType(),
                asked.valueType(),
                asked.sequences(),
                asked.gpuLayers(),
                asked.cpuMoeLayers(),
                asked.gpuCache(),
                tokens,
                outputs,
                pool.streams(),
                pool.cells(),
                pool.windowCells(),
                flash,
                coefficients.limits().flashAttention(),
                !asked.flashAttention());
    }

    private PartialCompute partial(RunSettings settings, Pool pool) {
        String output = model.tied() ? "token_embd.weight" : "output.weight";
        long largest = bytes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("blk."))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
        boolean experts = bytes.keySet().stream().anyMatch(name -> name.contains("_exps."));
        boolean first = model.layers().stream()
                .anyMatch(layer ->
                        layer.mixer() instanceof Mixer.Recurrent part && part.kind() == Mixer.Recurrent.Kind.MAMBA);
        long latent = model.layers().get(0).mixer() instanceof Mixer.Latent part ? part.heads() * part.kvRank() : 0;
        return new PartialCompute(
                coefficients.compute(),
                settings,
                pool,
                first ? 0 : largest,
                bytes.getOrDefault(output, 0L),
                latent,
                experts);
    }
}
