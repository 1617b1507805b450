package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.AttentionWork;
import com.runthismodel.hub.HubConfig;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Plain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shapes of models from their Hub snapshots: straight from config.json, for speed wants less than memory does. */
public final class HubShapes {
    private HubShapes() {}

    /** Nothing where the snapshot has no parameter count or no number of layers. */
    public static Optional<ModelShape> of(HubRepo repo) {
        Optional<HubConfig> config = repo.config();
        OptionalLong parameters = parameters(repo);
        if (config.isEmpty()
                || parameters.isEmpty()
                || config.get().integer("num_hidden_layers").isEmpty()) return Optional.empty();
        return Optional.of(new Reading(repo, config.get(), parameters.getAsLong()).shape());
    }

    private static OptionalLong parameters(HubRepo repo) {
        Optional<Long> language = repo.parameters().flatMap(HubRepo.Parameters::language);
        if (language.isPresent()) return OptionalLong.of(language.get());
        return repo.safetensors().map(HubRepo.Safetensors::count).orElse(OptionalLong.empty());
    }

    private record Reading(HubRepo repo, HubConfig config, long parameters) {
        ModelShape shape() {
            int layers = (int) number("num_hidden_layers", 1);
            double table = number("vocab_size", 32_000) * (double) number("hidden_size", 2048);
            boolean tied = config.flag("tie_word_embeddings").orElse(parameters < 4_500_000_000L);
            int experts = (int) first("num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts");
            int used = (int) Math.max(1, first("num_experts_per_tok", "moe_k", "moe_topk"));
            double active = repo.parameters()
                    .flatMap(HubRepo.Parameters::active)
                    .map(Long::doubleValue)
                    .orElse((double) parameters);
            int seeing = seeingAll(layers);
            int windowed = windowed(layers);
            return new ModelShape(
                    repo.id().substring(repo.id().indexOf('/') + 1),
                    parameters,
                    Math.max(active * 0.3, active - (tied ? 0 : table)),
                    Math.min(table, active * 0.5),
                    layers,
                    recurrent(layers),
                    seeing * rowNumbers(),
                    windowed * rowNumbers(),
                    (int) number("sliding_window", 0),
                    active < 0.9 * parameters ? Math.max(experts, used + 1) : 0,
                    active < 0.9 * parameters ? used : 0,
                    new AttentionWork(
                            seeing * attendedNumbers(), windowed * attendedNumbers(), number("sliding_window", 0)));
        }

        /** Numbers that one layer's query heads multiply for a token seen: of every head a key and a value. */
        private long attendedNumbers() {
            long heads = Math.max(1, number("num_attention_heads", 32));
            if (config.integer("kv_lora_rank").isPresent())
                return heads * (2 * number("kv_lora_rank", 512) + number("qk_rope_head_dim", 64));
            return 2 * heads * number("head_dim", number("hidden_size", 2048) / heads);
        }

        private long rowNumbers() {
            if (config.integer("kv_lora_rank").isPresent())
                return number("kv_lora_rank", 512) + number("qk_rope_head_dim", 64);
            long heads = Math.max(1, number("num_attention_heads", 32));
            long head = number("head_dim", number("hidden_size", 2048) / heads);
            return 2 * number("num_key_value_heads", heads) * head;
        }

        /** Short convolutions (LFM2) are no recurrence: they cost next to nothing. */
        private int recurrent(int layers) {
            if (config.modelType().orElse("").startsWith("lfm2")) return 0;
            if (pattern().isPresent()) return drawn('M');
            return layers - seeingAll(layers) - windowed(layers);
        }

        /** Attention layers among linear ones come every n-th, or are listed. */
        private int seeingAll(int layers) {
            if (pattern().isPresent()) return drawn('*');
            long listed = listed("full_attention", "attention");
            if (listed > 0) return (int) listed;
            if (config.integer("full_attention_interval").isPresent())
                return layers / (int) number("full_attention_interval", 4);
            int indices = config.integers("full_attn_idxs").size()
                    + config.integers("attn_layer_indices").size();
            if (indices > 0) return indices;
            return layers - windowed(layers);
        }

        /** Nemotron H draws its blocks: M has a state, * attends, - and E work on each token alone. */
        private Optional<String> pattern() {
            return config.get("hybrid_override_pattern").map(Plain::of).map(Object::toString);
        }

        private int drawn(char kind) {
            return (int)
                    pattern().orElse("").chars().filter(each -> each == kind).count();
        }

        private int windowed(int layers) {
            long listed = listed("sliding_attention", "chunked_attention");
            if (listed > 0) return (int) listed;
            if (config.integer("sliding_window_pattern").isPresent() && number("sliding_window", 0) > 0)
                return layers - layers / (int) Math.max(1, number("sliding_window_pattern", 1));
            return 0;
        }

        private long listed(String... kinds) {
            return config.get("layer_types")
                    .map(Plain::of)
                    .filter(List.class::isInstance)
                    .map(list -> ((List<?>) list)
                            .stream().filter(List.of(kinds)::contains).count())
                    .orElse(0L);
        }

        private long first(String... keys) {
            for (String key : keys) if (config.integer(key).isPresent()) return number(key, 0);
            return 0;
        }

        private long number(String key, long fallback) {
            return config.integer(key).orElse(fallback);
        }
    }
}
