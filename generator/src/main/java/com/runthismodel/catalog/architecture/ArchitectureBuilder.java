package com.runthismodel.catalog.architecture;

import com.runthismodel.catalog.architecture.Mixer.Recurrent.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts and the rules of a family give the layers (memory model 4.2). */
final class ArchitectureBuilder {
    private final Facts facts;
    private final Family family;
    private final long width;

    private ArchitectureBuilder(Facts facts, Family family) {
        this.facts = facts;
        this.family = family;
        this.width = facts.need("embedding_length");
    }

    static Architecture build(Facts facts, Family family) {
        return new ArchitectureBuilder(facts, family).build();
    }

    private KnownArchitecture build() {
        return new KnownArchitecture(
                family.name(),
                vocabulary(),
                width,
                facts.need("context_length"),
                facts.hint("tied", false),
                windowTokens(),
                layers(),
                traits(),
                extras());
    }

    private long vocabulary() {
        return facts.maybe("vocab_size").orElseGet(() -> {
            if (facts.metadata().get("tokenizer.ggml.tokens") instanceof List<?> tokens) return (long) tokens.size();
            throw new Facts.Missing("metadata " + family.name() + ".vocab_size or tokenizer.ggml.tokens");
        });
    }

    private Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(family.traits());
        if (facts.hint("rope_freqs", false)) traits.add(Trait.ROPE_FREQUENCIES);
        if (facts.hint("longrope", false)) traits.add(Trait.LONG_ROPE);
        if (facts.hint("rmsdt", false)) traits.add(Trait.STATE_NORMS);
        return traits;
    }

    private Map<String, Long> extras() {
        Map<String, Long> extras = new HashMap<>();
        facts.maybe("rope.dimension_count").ifPresent(value -> extras.put("rope", value));
        extras.put("positions", positions());
        long kvHeads = facts.at("attention.head_count_kv", 0, facts.at("attention.head_count", 0, 0));
        extras.put("queries_per_key", kvHeads == 0 ? 0 : facts.at("attention.head_count", 0, 0) / kvHeads);
        if (family.traits().contains(Trait.TOKEN_TYPES)) extras.put("token_types", tokenTypes());
        return extras;
    }

    /** Integers that say where a token stands: four for pictures' three axes, none where there is no rotary position. */
    private long positions() {
        if (facts.has("rope.dimension_sections")) return 4;
        return family.shape() == Family.Shape.MAMBA || family.name().equals("jamba") ? 0 : 1;
    }

    private long tokenTypes() {
        return facts.metadata().get("tokenizer.ggml.token_type_count") instanceof Number count ? count.longValue() : 2;
    }

    private long windowTokens() {
        return slidesAtAll() ? facts.get("attention.sliding_window", 0) : 0;
    }

    private boolean slidesAtAll() {
        return family.windowPattern() > 0 || facts.has("attention.sliding_window_pattern");
    }

    private boolean windowed(int layer) {
        if (windowTokens() == 0) return false;
        if (facts.isList("attention.sliding_window_pattern"))
            return facts.at("attention.sliding_window_pattern", layer, 0) != 0;
        long pattern = facts.get("attention.sliding_window_pattern", family.windowPattern());
        return family.fullFirst() ? layer % pattern != 0 : layer % pattern < pattern - 1;
    }

    private List<Layer> layers() {
        long blocks = facts.need("block_count") - facts.get("nextn_predict_layers", 0);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < blocks; i++) layers.add(new Layer(mixer(i), feedForward(i)));
        return layers;
    }

    private Mixer mixer(int layer) {
        return switch (family.shape()) {
            case LATENT -> facts.has("attention.key_length_mla") ? latent() : attention(layer);
            case MAMBA -> recurrent(family.name().equals("mamba") ? Kind.MAMBA : Kind.MAMBA2);
            case MIXED -> mixed(layer);
            case ATTENTION, GEMMA, RWKV -> attention(layer);
        };
    }

    private Mixer mixed(int layer) {
        if (family.name().startsWith("qwen")) {
            long interval = facts.get("full_attention_interval", 4);
            return (layer + 1) % interval == 0 ? attention(layer) : recurrent(Kind.DELTA_NET);
        }
        if (facts.at("attention.head_count_kv", layer, 0) > 0) return attention(layer);
        return recurrent(family.name().equals("jamba") ? Kind.MAMBA : Kind.MAMBA2);
    }

    private Mixer attention(int layer) {
        long heads = facts.at("attention.head_count", layer)
                .orElseThrow(() -> new Facts.Missing("metadata " + family.name() + ".attention.head_count"));
        long kvHeads = facts.at("attention.head_count_kv", layer, heads);
        long keyHead = facts.get("attention.key_length", width / heads);
        long valueHead = facts.get("attention.value_length", width / heads);
        boolean cached = !family.traits().contains(Trait.ENCODER);
        return new Mixer.Attention(heads, kvHeads, keyHead, valueHead, windowed(layer), cached);
    }

    private Mixer latent() {
        long rope = facts.need("rope.dimension_count");
        return new Mixer.Latent(
                facts.need("attention.head_count"),
                facts.get("attention.q_lora_rank", 0),
                facts.need("attention.kv_lora_rank"),
                rope,
                facts.need("attention.key_length_mla") - rope,
                facts.need("attention.value_length_mla"));
    }

    private Mixer recurrent(Kind kind) {
        return new Mixer.Recurrent(
                kind,
                facts.need("ssm.inner_size"),
                facts.need("ssm.state_size"),
                facts.need("ssm.conv_kernel"),
                kind == Kind.MAMBA ? 0 : facts.get("ssm.group_count", 0),
                facts.get("ssm.time_step_rank", 0));
    }

    private FeedForward feedForward(int layer) {
        long hidden = facts.at("feed_forward_length", layer, 0);
        long experts = facts.get("expert_count", 0);
        if (experts > 0 && layer >= facts.get("leading_dense_block_count", 0) && expertLayer(layer))
            return new FeedForward.Experts(
                    experts,
                    facts.need("expert_used_count"),
                    facts.get("expert_feed_forward_length", hidden),
                    shared(hidden));
        return hidden == 0 ? new FeedForward.None() : new FeedForward.Dense(hidden);
    }

    private boolean expertLayer(int layer) {
        long step = facts.get("interleave_moe_layer_step", 1);
        return (layer + 1) % step == 0;
    }

    private long shared(long hidden) {
        if (family.name().equals("llama4")) return facts.get("expert_feed_forward_length", hidden);
        long width = facts.get("expert_feed_forward_length", hidden);
        return facts.get("expert_shared_feed_forward_length", facts.get("expert_shared_count", 0) * width);
    }
}
