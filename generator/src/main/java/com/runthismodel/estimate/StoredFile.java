package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.Variant;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.tensor.StoredTensor;
import com.runthismodel.hub.TensorGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A published file by its header, where a snapshot holds it: its own tensors beat those that rules work out. */
public final class StoredFile {
    /** Scripts name the kinds of a model's blocks by one character each. */
    private static final int MOST_KINDS = 36;

    private StoredFile() {}

    /**
     * Empty where the header was not read, or is of another model than config.json tells of: then what the rules say holds.
     *
     * @param recipe name of the llama-quantize type that this file is or is nearest to
     */
    public static Optional<Coefficients> coefficients(KnownArchitecture model, Variant variant, String recipe) {
        return tensors(variant.tensors())
                .filter(tensors -> belongs(model, tensors))
                .map(tensors -> ModelTensors.stored(model, recipe, tensors))
                .filter(known -> known.kinds().size() <= MOST_KINDS);
    }

    /** Empty also where a tensor has a type without a layout here. */
    private static Optional<List<StoredTensor>> tensors(List<TensorGroup> groups) {
        List<StoredTensor> tensors = new ArrayList<>();
        for (TensorGroup group : groups) {
            Optional<TensorType> type = TensorType.named(group.type());
            if (type.isEmpty() || !group.plain() || group.dimensions().size() > 4) return Optional.empty();
            for (String name : group.names()) tensors.add(new StoredTensor(name, group.dimensions(), type.get()));
        }
        return tensors.isEmpty() ? Optional.empty() : Optional.of(tensors);
    }

    private static boolean belongs(KnownArchitecture model, List<StoredTensor> tensors) {
        Set<Integer> blocks = new HashSet<>();
        boolean embedded = false;
        for (StoredTensor tensor : tensors) {
            blocks.add(tensor.tensor().layer());
            embedded |= tensor.name().equals("token_embd.weight")
                    && tensor.dimensions().get(0) == model.width();
        }
        for (int block = 0; block < model.layers().size(); block++) if (!blocks.contains(block)) return false;
        return embedded;
    }
}
