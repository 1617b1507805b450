package com.runthismodel.estimate.speed;

/** What runs the kernels: speed differs more between these than between runtimes that share one of them. */
public enum Engine {
    CUDA,
    ROCM,
    VULKAN,
    SYCL,
    METAL,
    MLX,
    VLLM,
    EXLLAMA,
    OPENCL,
    HEXAGON,
    CPU;

    /** What llama.cpp is built with on such a machine unless somebody chose otherwise. */
    public static Engine usual(Machine.Kind kind) {
        return switch (kind) {
            case NVIDIA -> CUDA;
            case AMD, INTEL, INTEGRATED -> VULKAN;
            case APPLE -> METAL;
            case PHONE, BOARD, CPU -> CPU;
        };
    }
}
