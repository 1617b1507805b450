package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;
import java.util.List;

/** A tensor as a file holds it; the fastest-changing dimension comes first. */
public record StoredTensor(String name, List<Long> dimensions, TensorType type) {
    public StoredTensor {
        dimensions = List.copyOf(dimensions);
    }

    public Tensor tensor() {
        int place = place();
        String part = place < 0 ? name : name.substring(name.indexOf('.', 4) + 1);
        return new Tensor(part, place, new TensorShape(dimension(0), dimension(1), dimension(2) * dimension(3)));
    }

    private long dimension(int index) {
        return index < dimensions.size() ? dimensions.get(index) : 1;
    }

    /** The block in the name; what is looked up by token stays with the input. */
    private int place() {
        if (name.startsWith("blk.")) return Integer.parseInt(name.substring(4, name.indexOf('.', 4)));
        boolean input =
                name.startsWith("token_embd") || name.startsWith("position_embd") || name.startsWith("per_layer_");
        return input ? Tensor.INPUT : Tensor.OUTPUT;
    }
}
