package com.runthismodel.estimate;

/**
 * One tensor of a file: its name as the converter writes it and its shape, rows of {@code columns} numbers first.
 *
 * @param layer block number, or {@link #INPUT} or {@link #OUTPUT}
 */
record Tensor(String name, int layer, long columns, long rows, long slices, TensorKind kind) {
    /** Stays in RAM always (memory model 4.3). */
    static final int INPUT = -1;
    /** Goes with the output, which counts as one more layer. */
    static final int OUTPUT = -2;

    Tensor(String name, int layer, long columns, long rows, long slices) {
        this(name, layer, columns, rows, slices, TensorKind.of(name));
    }

    boolean vector() {
        return rows == 1 && slices == 1;
    }

    long numbers() {
        return columns * rows * slices;
    }

    /** Copied to every device that holds a block. */
    boolean ropeFactor() {
        return name.startsWith("rope_f");
    }

    boolean expert() {
        return name.contains("_exps.");
    }
}
