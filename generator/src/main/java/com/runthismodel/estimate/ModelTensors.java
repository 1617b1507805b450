package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import com.runthismodel.estimate.tensor.QuantizationMix;
import com.runthismodel.estimate.tensor.StoredTensor;
import com.runthismodel.estimate.tensor.Tensor;
import com.runthismodel.estimate.tensor.TensorPlan;
import com.runthismodel.estimate.tensor.TypeRules;
import com.runthismodel.unit.Lazy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The tensors of a model, and all else that its quantizations share: worked out once for all that somebody asks about. */
public final class ModelTensors {
    private static final String USUAL = "Q4_K_M";

    private final KnownArchitecture model;
    private final List<Tensor> tensors;
    private final TypeRules.Counts counts;
    private final Visits visits;
    private final ComputeTerms compute;
    private final Limits limits;
    private final boolean tied;
    private final FetchPlanner fetches;
    private final Map<String, Coefficients> computed = new ConcurrentHashMap<>();

    private ModelTensors(KnownArchitecture model, List<Tensor> tensors, boolean complete) {
        this.model = model;
        this.tensors = tensors;
        this.counts = TypeRules.Counts.of(model, tensors);
        this.visits = Visits.of(model);
        this.compute = ComputeTermsBuilder.of(model);
        this.limits = Limits.of(model, tensors.size());
        this.tied = tied(model, tensors);
        this.fetches = new FetchPlanner(model, compute, limits, tensors, complete, Lazy.of(() -> types(USUAL)));
    }

    public static ModelTensors of(KnownArchitecture model) {
        return Shapes.of(model);
    }

    static ModelTensors anew(KnownArchitecture model) {
        return new ModelTensors(model, TensorPlan.of(model), true);
    }

    /** Takes the bytes of a real file's tensors where they are known: they beat the computed ones. */
    public Coefficients coefficients(String quantization, OptionalLong measuredTensorBytes) {
        if (measuredTensorBytes.isPresent()) return build(quantization, measuredTensorBytes);
        return computed.computeIfAbsent(quantization, name -> build(name, OptionalLong.empty()));
    }

    private Coefficients build(String quantization, OptionalLong measuredTensorBytes) {
        return new CoefficientsBuilder(this, quantization, types(quantization)).build(measuredTensorBytes);
    }

    /** Of each tensor, in the order of {@link #tensors}. */
    List<TensorType> types(String quantization) {
        return new QuantizationMix(model, counts, quantization, false).types(tensors);
    }

    /** The tensors of a real file, each in its own type. Blocks beyond the model's, for prediction, are not loaded. */
    static Coefficients stored(KnownArchitecture model, String name, List<StoredTensor> stored) {
        List<StoredTensor> loaded = stored.stream()
                .filter(tensor -> tensor.tensor().layer() < model.layers().size())
                .toList();
        List<Tensor> tensors = loaded.stream().map(StoredTensor::tensor).toList();
        ModelTensors all = new ModelTensors(model, tensors, complete(model, tensors));
        List<TensorType> types = loaded.stream().map(StoredTensor::type).toList();
        return new CoefficientsBuilder(all, name, types).build(OptionalLong.empty());
    }

    /** Without an output matrix the embedding table is loaded a second time in its place; an encoder may have neither. */
    private static boolean tied(KnownArchitecture model, List<Tensor> tensors) {
        if (model.has(Trait.ENCODER)) return model.tied();
        return tensors.stream()
                .noneMatch(tensor -> tensor.layer() < 0 && tensor.part().equals("output.weight"));
    }

    boolean tied() {
        return tied;
    }

    /** A graph can be planned when no tensor of its model is missing. */
    private static boolean complete(KnownArchitecture model, List<Tensor> tensors) {
        Set<String> names = tensors.stream().map(Tensor::name).collect(Collectors.toSet());
        return TensorPlan.of(model).stream().map(Tensor::name).allMatch(names::contains);
    }

    KnownArchitecture model() {
        return model;
    }

    List<Tensor> tensors() {
        return tensors;
    }

    Visits visits() {
        return visits;
    }

    ComputeTerms compute() {
        return compute;
    }

    FetchPlanner fetches() {
        return fetches;
    }

    Limits limits() {
        return limits;
    }
}
