package com.runthismodel.catalog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command of a runtime's file may name between braces. A fact must be known, or the command is not offered; a
 * setting may be unset and then drops its line. {@code {name=value}} keeps the line only for that value.
 */
public enum Placeholder {
    REPO("repo", "repository with files"),
    QUANTIZATION("quantization", "quantization name"),
    FILE("file", "file name"),
    FILES("files", "file name"),
    MADE("made", "GGUF file or an architecture that llama.cpp converts"),
    SLUG("slug", "slug"),
    PORT("port"),
    OLLAMA_TAG("ollamaTag"),
    PROJECTOR_FILE("projectorFile"),
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

    /** The name is group 1, the wanted value, where there is one, group 2. */
    public static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)(?:=([A-Za-z0-9_.]+))?}");

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

    public String key() {
        return key;
    }

    /** What a reader calls it, when it is a fact about the weights; absent for a setting. */
    public Optional<String> fact() {
        return fact;
    }

    /** The placeholder of this name; refused when there is none. */
    public static Placeholder named(String key) {
        return Arrays.stream(values())
                .filter(one -> one.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown placeholder {" + key + "}; known are " + keys()));
    }

    /** All placeholders a line names. */
    public static Set<Placeholder> in(String line) {
        Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);
        Matcher hole = HOLE.matcher(line);
        while (hole.find()) found.add(named(hole.group(1)));
        return found;
    }

    private static String keys() {
        return Arrays.stream(values()).map(Placeholder::key).sorted().collect(Collectors.joining(", "));
    }
}
