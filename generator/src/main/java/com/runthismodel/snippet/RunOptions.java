package com.runthismodel.snippet;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings fitted to a machine. What is unset is left out of the command, so the runtime keeps its own default.
 * Context is what one user gets; runtimes that take the whole pool are given it times the users.
 */
public record RunOptions(
        OptionalInt userContextTokens,
        OptionalInt users,
        OptionalInt gpuLayers,
        OptionalInt cpuMoeLayers,
        Optional<String> keyType,
        Optional<String> valueType,
        Optional<Boolean> flashAttention,
        OptionalInt cards,
        OptionalInt memoryPercent) {

    public RunOptions {
        atLeast(1, "userContextTokens", userContextTokens);
        atLeast(1, "users", users);
        atLeast(0, "gpuLayers", gpuLayers);
        atLeast(0, "cpuMoeLayers", cpuMoeLayers);
        atLeast(1, "cards", cards);
        atLeast(1, "memoryPercent", memoryPercent);
        if (memoryPercent.orElse(1) > 100)
            throw new IllegalArgumentException("memoryPercent must be at most 100, was " + memoryPercent.getAsInt());
    }

    /** Nothing set. */
    public static RunOptions defaults() {
        return new RunOptions(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** One user with so many tokens, everything else by default. */
    public static RunOptions context(int tokens) {
        return defaults().withContext(tokens);
    }

    public RunOptions withContext(int tokens) {
        return new RunOptions(
                OptionalInt.of(tokens),
                users,
                gpuLayers,
                cpuMoeLayers,
                keyType,
                valueType,
                flashAttention,
                cards,
                memoryPercent);
    }

    public RunOptions withUsers(int count) {
        return new RunOptions(
                userContextTokens,
                OptionalInt.of(count),
                gpuLayers,
                cpuMoeLayers,
                keyType,
                valueType,
                flashAttention,
                cards,
                memoryPercent);
    }

    /** Layers on the GPU, and how many of the first layers keep their experts in RAM. */
    public RunOptions withOffload(int layersOnGpu, OptionalInt layersWithExpertsInRam) {
        return new RunOptions(
                userContextTokens,
                users,
                OptionalInt.of(layersOnGpu),
                layersWithExpertsInRam,
                keyType,
                valueType,
                flashAttention,
                cards,
                memoryPercent);
    }

    /** Types of the KV cache, as llama.cpp names them: f16, q8_0, q4_0. */
    public RunOptions withCache(String keys, String values) {
        return new RunOptions(
                userContextTokens,
                users,
                gpuLayers,
                cpuMoeLayers,
                Optional.of(keys),
                Optional.of(values),
                flashAttention,
                cards,
                memoryPercent);
    }

    public RunOptions withFlashAttention(boolean on) {
        return new RunOptions(
                userContextTokens,
                users,
                gpuLayers,
                cpuMoeLayers,
                keyType,
                valueType,
                Optional.of(on),
                cards,
                memoryPercent);
    }

    /** Cards to split over, and the share of each card's memory a server may take. */
    public RunOptions withCards(int count, OptionalInt percentOfMemory) {
        return new RunOptions(
                userContextTokens,
                users,
                gpuLayers,
                cpuMoeLayers,
                keyType,
                valueType,
                flashAttention,
                OptionalInt.of(count),
                percentOfMemory);
    }

    private static void atLeast(int least, String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < least)
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value.getAsInt());
    }
}
