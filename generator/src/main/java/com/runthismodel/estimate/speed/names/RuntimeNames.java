package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import java.util.Locale;
import java.util.Set;

/** The runtime and the engine under it, from what a source says of runtime, backend and hardware. */
record RuntimeNames(String runtime, Engine engine) {
    private static final Set<String> MLX =
            Set.of("mlx", "mlx-lm", "mlx-vlm", "omlx", "vllm-mlx", "mlx-lm-turboquant", "dflash");
    private static final Set<String> SERVERS = Set.of("vllm", "sglang", "tensorrt-llm", "tgi", "lmdeploy");

    static RuntimeNames of(Conditions run, Machine machine) {
        // Tables of one figure per computer are made with Ollama.
        String runtime = canonical(run.runtime().orElse("ollama").toLowerCase(Locale.ROOT));
        if (runtime.equals("ollama") && holdsMlx(run)) runtime = "ollama-mlx";
        return new RuntimeNames(runtime, engine(run, machine, runtime));
    }

    private static String canonical(String runtime) {
        return switch (runtime) {
            case "llamacpp", "llama-server", "llama-cli", "llama-bench" -> "llama.cpp";
            default -> runtime;
        };
    }

    /** Ollama runs safetensors formats by MLX, GGUF by llama.cpp. */
    private static boolean holdsMlx(Conditions run) {
        String words = (run.model() + " " + run.quantization().orElse("")).toLowerCase(Locale.ROOT);
        return words.matches(".*(-mlx|nvfp4|mxfp8|int4|int8)\\b.*");
    }

    private static Engine engine(Conditions run, Machine machine, String runtime) {
        if (MLX.contains(runtime) || runtime.equals("ollama-mlx")) return Engine.MLX;
        if (runtime.startsWith("exllama")) return Engine.EXLLAMA;
        String backend = run.backend().orElse("").toLowerCase(Locale.ROOT);
        if (machine.kind() == Machine.Kind.CPU || HardwareBook.onProcessor(run)) return Engine.CPU;
        if (SERVERS.contains(runtime)) return Engine.VLLM;
        if (backend.contains("vulkan")) return Engine.VULKAN;
        if (backend.contains("rocm") || backend.contains("hip")) return Engine.ROCM;
        if (backend.equals("opencl")) return Engine.OPENCL;
        if (backend.equals("hexagon")) return Engine.HEXAGON;
        return usual(machine.kind(), runtime);
    }

    /** Ollama brings ROCm with it where llama.cpp's own builds take Vulkan. */
    private static Engine usual(Machine.Kind kind, String runtime) {
        return kind == Machine.Kind.AMD && !runtime.equals("llama.cpp") ? Engine.ROCM : Engine.usual(kind);
    }
}
