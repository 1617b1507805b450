package com.runthismodel.estimate.tensor;

import java.util.ArrayList;
import java.util.List;

/** Collects the tensors of one place in a model: a block, the input or the output. */
final class TensorList {
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<TensorShape> shapes = new ArrayList<>();
    private int layer = Tensor.INPUT;

    void at(int place) {
        layer = place;
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

    private void add(String part, long columns, long rows, long slices) {
        tensors.add(new Tensor(part, layer, shape(columns, rows, slices)));
    }

    /** A model has a dozen: looking through them is cheaper than a map's keys. */
    private TensorShape shape(long columns, long rows, long slices) {
        for (TensorShape shape : shapes) if (shape.is(columns, rows, slices)) return shape;
        TensorShape shape = new TensorShape(columns, rows, slices);
        shapes.add(shape);
        return shape;
    }

    int size() {
        return tensors.size();
    }

    /** The tensors of a block that is made like an earlier one, which stand {@code from} here {@code to} there. */
    void again(int block, int from, int to) {
        at(block);
        for (int i = from; i < to; i++) tensors.add(tensors.get(i).in(block));
    }

    List<Tensor> done() {
        return List.copyOf(tensors);
    }
}
