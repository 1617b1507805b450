package com.runthismodel.estimate;

import java.util.ArrayList;
import java.util.List;

/** Collects the tensors of one place in a model: a block, the input or the output. */
final class TensorList {
    private final List<Tensor> tensors = new ArrayList<>();
    private int layer = Tensor.INPUT;
    private String prefix = "";

    void at(int place) {
        layer = place;
        prefix = place < 0 ? "" : "blk." + place + ".";
    }

    /** Whether this is the first block. */
    boolean first() {
        return layer == 0;
    }

    void vector(String name, long columns) {
        add(name, columns, 1, 1);
    }

    void matrix(String name, long columns, long rows) {
        add(name, columns, rows, 1);
    }

    void stack(String name, long columns, long rows, long slices) {
        add(name, columns, rows, slices);
    }

    /** A matrix and, where the architecture has one, its bias. */
    void linear(String name, long columns, long rows, boolean bias) {
        matrix(name + ".weight", columns, rows);
        if (bias) vector(name + ".bias", rows);
    }

    void norm(String name, long columns, boolean bias) {
        vector(name + ".weight", columns);
        if (bias) vector(name + ".bias", columns);
    }

    private void add(String name, long columns, long rows, long slices) {
        tensors.add(new Tensor(prefix + name, layer, columns, rows, slices));
    }

    List<Tensor> done() {
        return List.copyOf(tensors);
    }
}
