/**
 * Memory, file size, speed and fit of a run. An architecture becomes tensors ({@code tensor}), tensors become coefficients,
 * coefficients and settings become an estimate that is always a breakdown. Comments cite sections of the memory model by
 * number. Three doors: MemoryEstimator is the closed form that pages and estimate.js share, MemoryPlanner follows llama.cpp's
 * own plan where it can, {@code tensor.FileSize} lists what a file would hold.
 */
package com.runthismodel.estimate;
