package com.runthismodel.snippet;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands for each placeholder: facts from the weights, settings from the options. Absent stays absent. */
final class Values {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private final Map<Placeholder, String> map = new EnumMap<>(Placeholder.class);

    private Values() {}

    static Map<Placeholder, String> of(Weights weights, RunOptions options) {
        Values values = new Values();
        values.facts(weights);
        values.settings(options);
        return values.map;
    }

    private void facts(Weights weights) {
        map.put(Placeholder.SLUG, weights.slug());
        put(Placeholder.REPO, weights.repo().map(Object::toString));
        put(Placeholder.QUANTIZATION, weights.quantization());
        put(Placeholder.OLLAMA_TAG, weights.ollamaTag());
        // llama.cpp and its kin take the first part of a split file and find the others beside it.
        Optional<String> first = weights.files().stream().findFirst();
        put(Placeholder.FILE, first);
        put(Placeholder.FILE_URL, first.flatMap(file -> url(weights, file)));
        put(Placeholder.PROJECTOR_FILE, weights.projector());
        put(Placeholder.PROJECTOR_URL, weights.projector().flatMap(file -> url(weights, file)));
    }

    private void settings(RunOptions options) {
        put(Placeholder.USER_CONTEXT_TOKENS, options.userContextTokens());
        if (options.userContextTokens().isPresent()) {
            long pool = (long) options.userContextTokens().getAsInt()
                    * options.users().orElse(1);
            map.put(Placeholder.POOL_TOKENS, Long.toString(pool));
        }
        put(Placeholder.USERS, options.users());
        put(Placeholder.GPU_LAYERS, options.gpuLayers());
        put(Placeholder.CPU_MOE_LAYERS, options.cpuMoeLayers());
        put(Placeholder.KEY_TYPE, options.keyType());
        put(Placeholder.VALUE_TYPE, options.valueType());
        put(Placeholder.FLASH_ATTENTION, options.flashAttention().map(on -> on ? "on" : "off"));
        put(Placeholder.CARDS, options.cards());
        options.memoryPercent().ifPresent(percent -> map.put(Placeholder.MEMORY_SHARE, share(percent)));
    }

    private void put(Placeholder placeholder, Optional<String> value) {
        value.ifPresent(text -> map.put(placeholder, text));
    }

    private void put(Placeholder placeholder, OptionalInt value) {
        value.ifPresent(number -> map.put(placeholder, Integer.toString(number)));
    }

    /** 92 as 0.92. */
    private static String share(int percent) {
        return percent == 100 ? "1.0" : "0." + (percent < 10 ? "0" : "") + percent;
    }

    private static Optional<String> url(Weights weights, String file) {
        return weights.repo().map(repo -> repo.url() + "/resolve/main/" + percentEncoded(file));
    }

    /** RFC 3986, section 2.1: what is not unreserved goes in as its UTF-8 bytes. */
    private static String percentEncoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(one) >= 0) out.append((char) one);
            else out.append('%').append(hex(one >> 4)).append(hex(one));
        }
        return out.toString();
    }

    private static char hex(int bits) {
        return "0123456789ABCDEF".charAt(bits & 15);
    }
}
