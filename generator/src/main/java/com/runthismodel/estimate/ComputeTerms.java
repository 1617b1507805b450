package com.runthismodel.estimate;

/** Widths from which the compute buffer follows (memory model 4.5). */
public record ComputeTerms(long width, long vocabulary) {}
