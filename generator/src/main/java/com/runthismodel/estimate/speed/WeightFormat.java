package com.runthismodel.estimate.speed;

import java.util.Locale;

/** Families of weight formats whose kernels behave alike: how fast a byte is read depends on how it is unpacked. */
public enum WeightFormat {
    F16(16),
    Q8(8.5),
    Q6(6.56),
    Q5(5.67),
    Q4_K(4.83),
    Q4_0(4.52),
    Q2_Q3(3.6),
    IQ4(4.4),
    IQ3(3.4),
    IQ1_IQ2(2.3),
    FP4(4.5),
    INT4(4.4),
    MLX(4.5);

    private final double usualBits;

    WeightFormat(double usualBits) {
        this.usualBits = usualBits;
    }

    /** Bits a weight takes in most files of the family. */
    public double usualBits() {
        return usualBits;
    }

    /** The family of a file type by llama.cpp's name for it: {@code Q4_K_M}, {@code IQ2_XXS}, {@code MXFP4_MOE}. */
    public static WeightFormat of(String fileType) {
        String name = fileType.toUpperCase(Locale.ROOT);
        if (name.startsWith("IQ1") || name.startsWith("IQ2") || name.startsWith("TQ")) return IQ1_IQ2;
        if (name.startsWith("IQ3")) return IQ3;
        if (name.startsWith("IQ4")) return IQ4;
        if (name.startsWith("Q2") || name.startsWith("Q3")) return Q2_Q3;
        if (name.startsWith("Q4_K")) return Q4_K;
        if (name.startsWith("Q4")) return Q4_0;
        if (name.startsWith("Q5")) return Q5;
        if (name.startsWith("Q6")) return Q6;
        if (name.startsWith("Q8") || name.startsWith("FP8")) return Q8;
        if (name.contains("FP4")) return FP4;
        return name.startsWith("AWQ") || name.startsWith("GPTQ") || name.startsWith("INT4")
                ? INT4
                : name.startsWith("MLX") ? MLX : F16;
    }
}
