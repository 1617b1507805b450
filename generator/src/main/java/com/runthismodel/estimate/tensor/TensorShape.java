package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.unit.Multiple;

/**
 * Rows of so many numbers, and what they take in each type: worked out once, for a model has hundreds of tensors of a dozen
 * shapes, asked about for each of thirty quantizations.
 */
public final class TensorShape {
    private static final int TYPES = TensorType.values().length;

    private final long columns;
    private final long rows;
    private final long slices;
    private final Size[] sizes = new Size[TYPES];
    private final TensorType[] fitting = new TensorType[TYPES];

    TensorShape(long columns, long rows, long slices) {
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
    }

    /** Bytes in a file, in a GPU's buffer and in RAM. */
    public record Size(long file, long gpu, long host) {}

    long columns() {
        return columns;
    }

    long rows() {
        return rows;
    }

    long slices() {
        return slices;
    }

    long numbers() {
        return columns * rows * slices;
    }

    boolean is(long otherColumns, long otherRows, long otherSlices) {
        return columns == otherColumns && rows == otherRows && slices == otherSlices;
    }

    Size size(TensorType type) {
        Size known = sizes[type.ordinal()];
        if (known == null) sizes[type.ordinal()] = known = measure(type);
        return known;
    }

    /** CUDA pads quantised rows to 512 numbers, once a tensor, and every tensor to 128 bytes (memory model 4.3). */
    private Size measure(TensorType type) {
        long bytes = type.bytes(numbers());
        return new Size(bytes, padded(bytes, columns, type), Multiple.atLeast(bytes, 32));
    }

    public static long padded(long bytes, long columns, TensorType type) {
        long missing = type.quantised() && columns % 512 != 0 ? type.bytesRoundedUp(512 - columns % 512) : 0;
        return Multiple.atLeast(bytes + missing, 128);
    }

    /** Rows that are no multiple of the block take a type with smaller blocks, or F16. */
    TensorType fitting(TensorType wanted) {
        TensorType known = fitting[wanted.ordinal()];
        if (known == null) fitting[wanted.ordinal()] = known = fit(wanted);
        return known;
    }

    private TensorType fit(TensorType wanted) {
        if (columns % wanted.blockWeights() == 0) return wanted;
        TensorType smaller = switch (wanted) {
            case IQ1_S, IQ1_M, IQ2_XXS, IQ2_XS, IQ2_S, IQ3_XXS, IQ3_S, IQ4_XS -> TensorType.IQ4_NL;
            case Q2_K, Q3_K, TQ1_0, TQ2_0 -> TensorType.Q4_0;
            case Q4_K -> TensorType.Q5_0;
            case Q5_K -> TensorType.Q5_1;
            case Q6_K -> TensorType.Q8_0;
            default -> TensorType.F16;
        };
        return columns % smaller.blockWeights() == 0 ? smaller : TensorType.F16;
    }
}
