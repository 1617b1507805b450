/**
 * Memory, file size, speed and fit of a run. An architecture becomes tensors, tensors become coefficients, coefficients
 * and settings become an estimate that is always a breakdown. Comments cite sections of the memory model by number.
 */
package com.runthismodel.estimate;
