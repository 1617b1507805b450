package com.runthismodel.catalog;

import java.util.Optional;

/** How numbers of a tensor are stored: blocks of so many weights in so many bytes (memory model 4). */
public enum TensorType {
    F32(1, 4),
    F16(1, 2),
    BF16(1, 2),
    Q4_0(32, 18),
    Q4_1(32, 20),
    Q5_0(32, 22),
    Q5_1(32, 24),
    Q8_0(32, 34),
    Q2_K(256, 84),
    Q3_K(256, 110),
    Q4_K(256, 144),
    Q5_K(256, 176),
    Q6_K(256, 210),
    IQ1_S(256, 50),
    IQ1_M(256, 56),
    IQ2_XXS(256, 66),
    IQ2_XS(256, 74),
    IQ2_S(256, 82),
    IQ3_XXS(256, 98),
    IQ3_S(256, 110),
    IQ4_NL(32, 18),
    IQ4_XS(256, 136),
    MXFP4(32, 17),
    NVFP4(64, 36),
    TQ1_0(256, 54),
    TQ2_0(256, 66);

    private final int blockWeights;
    private final int blockBytes;

    TensorType(int blockWeights, int blockBytes) {
        this.blockWeights = blockWeights;
        this.blockBytes = blockBytes;
    }

    /** The type of this name in any case: {@code q8_0}, {@code Q8_0}. */
    public static Optional<TensorType> named(String name) {
        for (TensorType type : values()) if (type.name().equalsIgnoreCase(name)) return Optional.of(type);
        return Optional.empty();
    }

    public int blockWeights() {
        return blockWeights;
    }

    public int blockBytes() {
        return blockBytes;
    }

    public boolean quantised() {
        return blockWeights > 1;
    }

    public double bitsPerWeight() {
        return 8.0 * blockBytes / blockWeights;
    }

    /** Bytes of so many whole blocks. */
    public long bytes(long weights) {
        return weights / blockWeights * blockBytes;
    }

    /** Bytes of so many weights when the last block may be only partly used. */
    public long bytesRoundedUp(long weights) {
        return (weights + blockWeights - 1) / blockWeights * blockBytes;
    }
}
