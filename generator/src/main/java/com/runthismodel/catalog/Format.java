package com.runthismodel.catalog;

/** How the weights of a model are stored: decides which runtimes can read them. YAML writes the {@link #key()}. */
public enum Format {
    GGUF("gguf", "GGUF"),
    MLX("mlx", "MLX"),
    AWQ("awq", "AWQ"),
    GPTQ("gptq", "GPTQ"),
    FP8("fp8", "FP8"),
    FP4("fp4", "FP4"),
    INT4("int4", "INT4"),
    SAFETENSORS("safetensors", "Safetensors");

    private final String key;
    private final String label;

    Format(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }
}
