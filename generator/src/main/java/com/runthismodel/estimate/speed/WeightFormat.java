package com.runthismodel.estimate.speed;

/** Families of weight formats whose kernels behave alike: how fast a byte is read depends on how it is unpacked. */
public enum WeightFormat {
    F16,
    Q8,
    Q6,
    Q5,
    Q4_K,
    Q4_0,
    Q2_Q3,
    IQ4,
    IQ3,
    IQ1_IQ2,
    FP4,
    INT4,
    MLX
}
