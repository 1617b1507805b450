package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.graph.PromptGraph;
import com.runthismodel.estimate.graph.Run;
import com.runthismodel.estimate.graph.WeightBytes;
import com.runthismodel.estimate.plan.Plan;
import com.runthismodel.estimate.tensor.Tensor;
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
    private final ModelTensors tensors;
    private final Coefficients coefficients;
    private final WeightBytes bytes;
    private final Known known;

    /** Answers that hold for the model in any quantization. */
    private record Known(Map<RunSettings, Room> rooms, Map<Placing, Boolean> flash) {}

    private record Room(Bytes gpu, Bytes host) {}

    /** What decides where steps run: no size does. */
    private record Placing(
            TensorType keyType,
            TensorType valueType,
            int sequences,
            long streams,
            int gpuLayers,
            int cpuMoeLayers,
            boolean gpuCache) {}

    private MemoryPlanner(ModelTensors tensors, String quantization, OptionalLong measuredTensorBytes, Known known) {
        this.model = tensors.model();
        this.tensors = tensors;
        this.coefficients = tensors.coefficients(quantization, measuredTensorBytes);
        this.bytes = bytes(tensors, quantization);
        this.known = known;
    }

    public static MemoryPlanner of(KnownArchitecture model, String quantization, OptionalLong measuredTensorBytes) {
        return new MemoryPlanner(
                ModelTensors.of(model), quantization, measuredTensorBytes, new Known(new HashMap<>(), new HashMap<>()));
    }

    private static WeightBytes bytes(ModelTensors all, String quantization) {
        List<TensorType> types = all.types(quantization);
        WeightBytes bytes = new WeightBytes();
        for (int i = 0; i < types.size(); i++) {
            Tensor tensor = all.tensors().get(i);
            bytes.put(tensor.layer(), tensor.part(), tensor.size(types.get(i)).gpu());
        }
        return bytes;
    }

    /** The same model in another quantization; what does not depend on it is not worked out again. */
    public MemoryPlanner in(String quantization) {
        return new MemoryPlanner(tensors, quantization, OptionalLong.empty(), known);
    }

    public Coefficients coefficients() {
        return coefficients;
    }

    public MemoryEstimate plan(RunSettings asked) {
        MemoryEstimate closed = MemoryEstimator.of(coefficients, asked);
        Pool pool = Pool.of(coefficients, asked);
        boolean flash = asked.flashAttention()
                && !Refusal.WITHOUT_FLASH.contains(model.name())
                && (asked.valueType().quantised() || flashStays(asked, pool));
        Room room = known.rooms().get(asked);
        if (room == null) room = room(asked, run(asked, pool, pool.batchTokens(), pool.batchOutputs(), flash));
        return closed.withCompute(room.gpu(), room.host());
    }

    /** Where no weight is copied, its size takes no room in the compute buffer. */
    private Room room(RunSettings asked, Run run) {
        Plan plan = PromptGraph.plan(run);
        Room room = new Room(new Bytes(plan.gpuBytes()), new Bytes(plan.hostBytes()));
        if (!plan.fetchesWeights()) known.rooms().put(asked, room);
        return room;
    }

    private boolean flashStays(RunSettings asked, Pool pool) {
        Placing placing = new Placing(
                asked.keyType(),
                asked.valueType(),
                asked.sequences(),
                pool.streams(),
                asked.gpuLayers(),
                asked.cpuMoeLayers(),
                asked.gpuCache());
        Boolean stays = known.flash().get(placing);
        if (stays == null) {
            stays = PromptGraph.flashStays(run(asked, pool, asked.sequences(), asked.sequences(), true));
            known.flash().put(placing, stays);
        }
        return stays;
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
                !asked.flashAttention() || Refusal.WITHOUT_FLASH.contains(model.name()));
    }
}
