package com.runthismodel.snippet;

import com.runthismodel.catalog.Placeholder;
import com.runthismodel.catalog.Runtime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands for each placeholder: facts from the weights, settings from the options. Absent stays absent. */
final class Values {
    private final Map<Placeholder, List<String>> map = new EnumMap<>(Placeholder.class);

    private Values() {}

    static Map<Placeholder, List<String>> of(Runtime runtime, Weights weights, RunOptions options) {
        Values values = new Values();
        runtime.api().ifPresent(api -> values.put(Placeholder.PORT, Integer.toString(api.port())));
        values.facts(weights);
        values.settings(options);
        return values.map;
    }

    private void facts(Weights weights) {
        put(Placeholder.SLUG, weights.slug());
        put(Placeholder.REPO, weights.repo().toString());
        if (!weights.label().isEmpty()) put(Placeholder.QUANTIZATION, weights.label());
        // llama.cpp and its kin take the first part of a split file and find the others beside it.
        put(Placeholder.FILE, weights.files().stream().findFirst());
        if (!weights.files().isEmpty()) map.put(Placeholder.FILES, weights.files());
        put(Placeholder.PROJECTOR_FILE, weights.projector());
        put(Placeholder.OLLAMA_TAG, weights.ollamaTag());
        put(Placeholder.MADE, weights.made());
    }

    private void settings(RunOptions options) {
        put(Placeholder.USER_CONTEXT_TOKENS, options.userContextTokens());
        if (options.userContextTokens().isPresent()) {
            long pool = (long) options.userContextTokens().getAsInt()
                    * options.users().orElse(1);
            put(Placeholder.POOL_TOKENS, Long.toString(pool));
        }
        put(Placeholder.USERS, options.users());
        put(Placeholder.GPU_LAYERS, options.gpuLayers());
        put(Placeholder.CPU_MOE_LAYERS, options.cpuMoeLayers());
        put(Placeholder.KEY_TYPE, options.keyType());
        put(Placeholder.VALUE_TYPE, options.valueType());
        put(Placeholder.FLASH_ATTENTION, options.flashAttention().map(on -> on ? "on" : "off"));
        put(Placeholder.CARDS, options.cards());
        options.memoryPercent().ifPresent(percent -> put(Placeholder.MEMORY_SHARE, share(percent)));
    }

    private void put(Placeholder placeholder, String value) {
        map.put(placeholder, List.of(value));
    }

    private void put(Placeholder placeholder, Optional<String> value) {
        value.ifPresent(text -> put(placeholder, text));
    }

    private void put(Placeholder placeholder, OptionalInt value) {
        value.ifPresent(number -> put(placeholder, Integer.toString(number)));
    }

    /** 92 as 0.92. */
    private static String share(int percent) {
        return percent == 100 ? "1.0" : "0." + (percent < 10 ? "0" : "") + percent;
    }
}
