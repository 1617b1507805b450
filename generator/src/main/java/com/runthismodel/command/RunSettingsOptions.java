package com.runthismodel.command;

import static com.runthismodel.catalog.TensorType.BF16;
import static com.runthismodel.catalog.TensorType.F16;
import static com.runthismodel.catalog.TensorType.F32;
import static com.runthismodel.catalog.TensorType.IQ4_NL;
import static com.runthismodel.catalog.TensorType.Q4_0;
import static com.runthismodel.catalog.TensorType.Q4_1;
import static com.runthismodel.catalog.TensorType.Q5_0;
import static com.runthismodel.catalog.TensorType.Q5_1;
import static com.runthismodel.catalog.TensorType.Q8_0;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.advice.Wish;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The settings of a run, as options of a verb. */
final class RunSettingsOptions {
    /** What llama.cpp takes for {@code --cache-type-k} and {@code --cache-type-v}. */
    private static final List<TensorType> CACHE_TYPES = List.of(F32, F16, BF16, Q8_0, Q5_1, Q5_0, Q4_1, Q4_0, IQ4_NL);

    @Option(names = "--context", paramLabel = "TOKENS", description = "All users together (default: ${DEFAULT-VALUE}).")
    private long context = 8192;

    @Option(names = "--kv", paramLabel = "TYPE", description = "Cache type, or KEY/VALUE (default: ${DEFAULT-VALUE}).")
    private String cache = "f16";

    @Option(names = "--users", paramLabel = "N", description = "Sequences at once (default: ${DEFAULT-VALUE}).")
    private int users = 1;

    @Option(names = "--unified", description = "They share one cache (--kv-unified).")
    private boolean unified;

    @Option(names = "--no-flash-attention", description = "Flash attention off.")
    private boolean withoutFlash;

    @Option(names = "--all-outputs", description = "Logits for every token, as libraries and llama-bench ask.")
    private boolean allOutputs;

    @Option(
            names = "--ubatch",
            paramLabel = "TOKENS",
            description = "Tokens computed at once (default: ${DEFAULT-VALUE}).")
    private int ubatch = 512;

    @Option(names = "--gpu-layers", paramLabel = "N", description = "As -ngl counts them; everything when absent.")
    private int gpuLayers = RunSettings.ALL_LAYERS;

    @Option(names = "--n-cpu-moe", paramLabel = "N", description = "First layers whose experts stay in RAM.")
    private int cpuMoe;

    /** As llama.cpp would be started. */
    RunSettings settings() {
        String[] types = cache.split("/", 2);
        if (users > AskedRun.MOST_SEQUENCES)
            throw new IllegalArgumentException("llama.cpp would not start: it serves at most " + AskedRun.MOST_SEQUENCES
                    + " users at once, not " + users);
        return asked().withCache(type(types[0]), type(types[types.length - 1]))
                .withFlashAttention(!withoutFlash)
                .withBatch(ubatch, allOutputs ? RunSettings.Outputs.ALL : RunSettings.Outputs.SERVER)
                .withOffload(gpuLayers, cpuMoe);
    }

    /** What the person wants of it, whatever it takes. */
    Wish wish() {
        RunSettings asked = asked();
        return new Wish(Math.max(1, asked.contextTokens() / asked.sequences()), keyType(), asked.sequences());
    }

    /** Refuses what no program could be asked for. */
    private RunSettings asked() {
        return RunSettings.headline(context).withSequences(users, unified);
    }

    TensorType keyType() {
        return type(cache.split("/", 2)[0]);
    }

    private static TensorType type(String name) {
        return TensorType.named(name)
                .filter(CACHE_TYPES::contains)
                .orElseThrow(() -> new IllegalArgumentException("no cache type \"" + name + "\": llama.cpp takes "
                        + CACHE_TYPES.stream()
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
