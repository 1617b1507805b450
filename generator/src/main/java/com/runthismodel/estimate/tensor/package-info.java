/**
 * Which tensors a model has, of which shape and type, and the bytes of each in a file, on a GPU and in RAM (memory model 4.3
 * and 5). Start at {@link com.runthismodel.estimate.tensor.TensorPlan} for the list and
 * {@link com.runthismodel.estimate.tensor.QuantizationMix} for the types. Knows no settings of a run.
 */
package com.runthismodel.estimate.tensor;
