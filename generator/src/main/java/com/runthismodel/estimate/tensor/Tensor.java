package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;

/**
 * One tensor of a file: its name as the converter writes it, without its block, and its shape.
 *
 * @param layer block number, or {@link #INPUT}, {@link #FIRST} or {@link #OUTPUT}
 */
public record Tensor(String part, int layer, TensorShape shape, TensorKind kind) {
    /** Stays in RAM always (memory model 4.3). */
    public static final int INPUT = -1;
    /** Goes with the output, which counts as one more layer. */
    public static final int OUTPUT = -2;
    /** Belongs to no block but goes with the first. */
    public static final int FIRST = -3;

    Tensor(String part, int layer, TensorShape shape) {
        this(part, layer, shape, TensorKind.of(part));
    }

    public String name() {
        return layer < 0 ? part : "blk." + layer + "." + part;
    }

    /** The same tensor of another block. */
    Tensor in(int block) {
        return new Tensor(part, block, shape, kind);
    }

    long columns() {
        return shape.columns();
    }

    long slices() {
        return shape.slices();
    }

    boolean vector() {
        return shape.rows() == 1 && shape.slices() == 1;
    }

    long numbers() {
        return shape.numbers();
    }

    /** What it takes when it is stored so. */
    public TensorShape.Size size(TensorType type) {
        return shape.size(type);
    }

    /** Copied to every device that holds a block. */
    public boolean ropeFactor() {
        return layer < 0 && kind.ropeFactor();
    }

    public boolean expert() {
        return kind.expert();
    }
}
