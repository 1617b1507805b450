package com.runthismodel.snippet;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a command template may name between braces. A fact must be known; a setting may be unset and drops its line. */
enum Placeholder {
    REPO("repo", "repository with files"),
    QUANTIZATION("quantization", "quantization name"),
    FILE("file", "file name"),
    FILE_URL("fileUrl", "file address"),
    OLLAMA_TAG("ollamaTag", "tag in Ollama's library"),
    SLUG("slug", "slug"),
    PORT("port"),
    PROJECTOR_FILE("projectorFile"),
    PROJECTOR_URL("projectorUrl"),
    USER_CONTEXT_TOKENS("userContextTokens"),
    POOL_TOKENS("poolTokens"),
    USERS("users"),
    GPU_LAYERS("gpuLayers"),
    CPU_MOE_LAYERS("cpuMoeLayers"),
    KEY_TYPE("keyType"),
    VALUE_TYPE("valueType"),
    FLASH_ATTENTION("flashAttention"),
    CARDS("cards"),
    MEMORY_SHARE("memoryShare");

    private final String key;
    private final Optional<String> fact;

    Placeholder(String key) {
        this.key = key;
        this.fact = Optional.empty();
    }

    Placeholder(String key, String fact) {
        this.key = key;
        this.fact = Optional.of(fact);
    }

    String key() {
        return key;
    }

    /** What a reader calls it, when it is a fact about the weights; absent for a setting. */
    Optional<String> fact() {
        return fact;
    }

    static String keys() {
        return Arrays.stream(values()).map(Placeholder::key).sorted().collect(Collectors.joining(", "));
    }

    static Optional<Placeholder> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
