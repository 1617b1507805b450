package com.runthismodel.catalog.architecture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts and the rules of a family give a model (memory model 4.2). */
final class ArchitectureBuilder {
    /** llama.cpp's LLAMA_MAX_LAYERS. */
    private static final int MOST_BLOCKS = 512;

    /** Their embeddings are scaled whether their files say so or not. */
    private static final Set<String> SCALED = Set.of("minicpm", "grok", "granite", "granitemoe", "granitehybrid");

    private final Facts facts;
    private final Family family;

    private ArchitectureBuilder(Facts facts, Family family) {
        this.facts = facts;
        this.family = family;
    }

    static Architecture build(Facts facts, Family family) {
        return new ArchitectureBuilder(facts, family).build();
    }

    private KnownArchitecture build() {
        Windows windows = Windows.of(facts, family);
        return new KnownArchitecture(
                family.name(),
                vocabulary(),
                facts.need("embedding_length"),
                facts.need("context_length"),
                facts.hint("tied", false),
                windows.tokens(),
                layers(windows),
                traits(),
                extras());
    }

    private long vocabulary() {
        return facts.maybe("vocab_size").orElseGet(() -> {
            if (facts.metadata().get("tokenizer.ggml.tokens") instanceof List<?> tokens) return (long) tokens.size();
            return facts.hintNumber("V")
                    .orElseThrow(() ->
                            new Facts.Missing("metadata " + family.name() + ".vocab_size or tokenizer.ggml.tokens"));
        });
    }

    private List<Layer> layers(Windows windows) {
        long blocks = facts.need("block_count") - facts.get("nextn_predict_layers", 0);
        if (blocks < 1 || blocks > MOST_BLOCKS) throw new Facts.Missing("a possible number of blocks, not " + blocks);
        MixerRules mixers = new MixerRules(facts, family, windows);
        FeedForwardRules feedForwards = new FeedForwardRules(facts, family);
        // Layers that are alike are the same object: of thousands of models, each has dozens and is held until its page
        // is made.
        Map<Layer, Layer> kinds = new HashMap<>();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            Layer layer = new Layer(mixers.mixer(i), feedForwards.feedForward(i));
            layers.add(kinds.computeIfAbsent(layer, same -> same));
        }
        return layers;
    }

    private Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(family.traits());
        if (facts.hint("rope_freqs", false)) traits.add(Trait.ROPE_FREQUENCIES);
        if (facts.hint("longrope", false)) traits.add(Trait.LONG_ROPE);
        if (facts.hint("rmsdt", false)) traits.add(Trait.STATE_NORMS);
        if (facts.hint("qkv_bias", false)) traits.addAll(Set.of(Trait.QUERY_BIAS, Trait.KEY_BIAS, Trait.VALUE_BIAS));
        if (facts.hint("attn_output_bias", false)) traits.add(Trait.ATTENTION_OUTPUT_BIAS);
        if (facts.hint("mlp_bias", false)) traits.addAll(Set.of(Trait.GATE_BIAS, Trait.UP_BIAS, Trait.DOWN_BIAS));
        boolean each = family.name().equals("stablelm");
        if (facts.hint("qk_norm", false)) traits.add(each ? Trait.QK_NORM_EACH : Trait.QK_NORM_HEAD);
        if (facts.flag("expert_weights_norm", false)) traits.add(Trait.SHARES_ADD_UP);
        if (family.name().equals("gemma4") && sharesHeads()) traits.add(Trait.KEYS_AS_VALUES);
        // Files of the largest models carry what the smaller ones of the architecture do not.
        long blocks = facts.need("block_count") - facts.get("nextn_predict_layers", 0);
        if (family.name().equals("command-r") && blocks >= 64) traits.add(Trait.QK_NORM_EACH);
        if (family.name().equals("glm4moe") && blocks == 92) traits.add(Trait.QK_NORM_HEAD);
        if (family.name().equals("falcon") && blocks >= 60) traits.add(Trait.SECOND_ATTENTION_NORM);
        if (family.name().equals("deepseek2") && facts.get("expert_gating_func", 1) == 2)
            traits.add(Trait.ROUTER_CORRECTION);
        return traits;
    }

    private Map<String, Long> extras() {
        Map<String, Long> extras = new HashMap<>();
        extras.put("rope", facts.maybe("rope.dimension_count").orElseGet(this::head));
        long each = facts.get("embedding_length_per_layer_input", family.name().equals("gemma3n") ? 256 : 0);
        if (each > 0) {
            extras.put("per_layer_width", each);
            extras.put("per_layer_widths", each * facts.need("block_count"));
        }
        if (family.name().equals("gptneox") && facts.flag("use_parallel_residual", true)) extras.put("parallel", 1L);
        if (facts.nonzero("embedding_scale") || SCALED.contains(family.name())) extras.put("embeddings_scaled", 1L);
        if (facts.nonzero("attention.temperature_scale")) extras.put("sharpened", 1L);
        if (family.name().equals("llama4") && facts.get("expert_count", 0) != 128) extras.put("unit_heads", 1L);
        if (family.traits().contains(Trait.ENCODER)) extras.put("pooling", facts.get("pooling_type", 0));
        facts.maybe("n_deepstack_layers").ifPresent(value -> extras.put("deepstack", value));
        if (family.name().equals("gemma3n")) {
            extras.put("altup", facts.get("altup.num_inputs", 4));
            extras.put("laurel", facts.hintNumber("laurel").orElse(64));
        }
        if (family.name().startsWith("rwkv")) rwkv(extras);
        if (facts.get("expert_count", 0) > 0) routing(extras);
        extras.put("positions", positions());
        extras.put("queries_per_key", queriesPerKey());
        if (family.traits().contains(Trait.TOKEN_TYPES)) extras.put("token_types", tokenTypes());
        return extras;
    }

    /** Of the first block's keys: all of it is rotated where a file does not say how much. */
    private long head() {
        long heads = facts.at("attention.head_count", 0, 0);
        return facts.get("attention.key_length", heads == 0 ? 0 : facts.need("embedding_length") / heads);
    }

    /** What the router does besides, as far as that takes room. */
    private void routing(Map<String, Long> extras) {
        if (facts.factor("expert_weights_scale")) extras.put("shares_scaled", 1L);
        long groups = facts.get("expert_group_count", 0);
        if (groups <= 1) return;
        extras.put("expert_groups", groups);
        extras.put("expert_groups_used", facts.get("expert_group_used_count", 0));
    }

    /** Widths of the small matrices by which RWKV mixes times and channels. */
    private void rwkv(Map<String, Long> extras) {
        boolean seventh = family.name().equals("rwkv7");
        extras.put("channel_mix", facts.need("feed_forward_length"));
        extras.put(
                "decay_rank", seventh ? facts.need("attention.decay_lora_rank") : facts.need("time_decay_extra_dim"));
        if (seventh) {
            extras.put("rate_rank", facts.need("attention.iclr_lora_rank"));
            extras.put("value_rank", facts.need("attention.value_residual_mix_lora_rank"));
            extras.put("gate_rank", facts.need("attention.gate_lora_rank"));
        } else {
            extras.put("mix_rank", facts.need("time_mix_extra_dim"));
        }
    }

    /** The larger Gemma 4 models have fewer key heads in layers that see everything, and no value matrix there. */
    private boolean sharesHeads() {
        if (facts.hint("k_eq_v", false)) return true;
        long first = facts.at("attention.head_count_kv", 0, 0);
        long last = facts.at("attention.head_count_kv", (int) facts.need("block_count") - 1, first);
        return last < first;
    }

    /** Of the first block, as llama-quantize asks. */
    private long queriesPerKey() {
        long heads = facts.at("attention.head_count", 0, 0);
        long kvHeads = facts.at("attention.head_count_kv", 0, heads);
        return kvHeads == 0 ? 0 : heads / kvHeads;
    }

    /** Integers that say where a token stands: four for pictures' three axes, none where there is no rotary position. */
    private long positions() {
        if (facts.has("rope.dimension_sections")) return 4;
        boolean without = family.shape() == Family.Shape.MAMBA
                || Set.of("rwkv6", "rwkv7", "jamba", "nemotron_h", "nemotron_h_moe", "kimi-linear")
                        .contains(family.name());
        return without ? 0 : 1;
    }

    private long tokenTypes() {
        return facts.metadata().get("tokenizer.ggml.token_type_count") instanceof Number count ? count.longValue() : 2;
    }
}
