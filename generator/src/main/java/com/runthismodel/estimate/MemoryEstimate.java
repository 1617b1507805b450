package com.runthismodel.estimate;

import com.runthismodel.unit.Bytes;

/** What a run allocates, buffer by buffer, as llama.cpp names them; the driver's own memory is not in it. */
public record MemoryEstimate(
        Bytes gpuWeights,
        Bytes gpuKv,
        Bytes gpuState,
        Bytes gpuCompute,
        Bytes hostWeights,
        Bytes hostKv,
        Bytes hostState,
        Bytes hostCompute,
        Bytes hostOutput) {

    MemoryEstimate withGpuCompute(Bytes planned) {
        return new MemoryEstimate(
                gpuWeights, gpuKv, gpuState, planned, hostWeights, hostKv, hostState, hostCompute, hostOutput);
    }

    public Bytes gpu() {
        return gpuWeights.plus(gpuKv).plus(gpuState).plus(gpuCompute);
    }

    public Bytes host() {
        return hostWeights.plus(hostKv).plus(hostState).plus(hostCompute).plus(hostOutput);
    }
}
