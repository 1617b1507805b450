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

    MemoryEstimate withCompute(Bytes gpu, Bytes host) {
        return new MemoryEstimate(gpuWeights, gpuKv, gpuState, gpu, hostWeights, hostKv, hostState, host, hostOutput);
    }

    public Bytes gpu() {
        return new Bytes(gpuWeights.count() + gpuKv.count() + gpuState.count() + gpuCompute.count());
    }

    public Bytes host() {
        return new Bytes(
                hostWeights.count() + hostKv.count() + hostState.count() + hostCompute.count() + hostOutput.count());
    }
}
