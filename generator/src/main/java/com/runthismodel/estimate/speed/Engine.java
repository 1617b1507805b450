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
    CPU
}
