package com.runthismodel.catalog.architecture;

import com.runthismodel.catalog.architecture.Mixer.Recurrent;
import com.runthismodel.catalog.architecture.Mixer.Recurrent.Kind;

/** What mixes tokens in each block. */
final class MixerRules {
    private final Facts facts;
    private final Family family;
    private final Windows windows;
    private final long width;

    MixerRules(Facts facts, Family family, Windows windows) {
        this.facts = facts;
        this.family = family;
        this.windows = windows;
        this.width = facts.need("embedding_length");
    }

    Mixer mixer(int layer) {
        return switch (family.shape()) {
            case ATTENTION -> facts.at("attention.head_count", layer, 1) == 0 ? new Mixer.None() : attention(layer);
            case LATENT -> latent();
            case MAMBA -> recurrent(family.name().equals("mamba") ? Kind.MAMBA : Kind.MAMBA2);
            case MIXED -> mixed(layer);
        };
    }

    private Mixer mixed(int layer) {
        boolean attends = facts.at("attention.head_count_kv", layer, 0) > 0;
        return switch (family.name()) {
            case "qwen3next", "qwen35", "qwen35moe" -> attends(layer) ? attention(layer) : recurrent(Kind.DELTA_NET);
            case "falcon-h1" -> new Mixer.Both(attention(layer), recurrent(Kind.MAMBA2));
            case "nemotron_h", "nemotron_h_moe" -> {
                if (facts.at("feed_forward_length", layer, 0) > 0) yield new Mixer.None();
                yield attends ? attention(layer) : recurrent(Kind.MAMBA2);
            }
            case "rwkv6", "rwkv7" -> recurrent(Kind.RWKV);
            case "kimi-linear" -> attends ? latent() : recurrent(Kind.KIMI_DELTA);
            case "lfm2", "lfm2moe" -> attends ? attention(layer) : recurrent(Kind.SHORT_CONVOLUTION);
            case "jamba" -> attends ? attention(layer) : recurrent(Kind.MAMBA);
            default -> attends ? attention(layer) : recurrent(Kind.MAMBA2);
        };
    }

    /** Every n-th layer attends, where the file does not say it layer by layer. */
    private boolean attends(int layer) {
        if (facts.isList("attention.recurrent_layers")) return facts.at("attention.recurrent_layers", layer, 0) == 0;
        return (layer + 1) % facts.get("full_attention_interval", 4) == 0;
    }

    private Mixer.Attention attention(int layer) {
        long heads = facts.at("attention.head_count", layer)
                .orElseThrow(() -> new Facts.Missing("metadata " + family.name() + ".attention.head_count"));
        long kvHeads = facts.at("attention.head_count_kv", layer, heads);
        if (kvHeads == 0) throw new Facts.Missing("a rule for blocks whose attention is a single matrix");
        boolean windowed = windows.windowed(layer);
        String suffix = windowed && facts.has("attention.key_length_swa") ? "_swa" : "";
        long keyHead = facts.get("attention.key_length" + suffix, facts.get("attention.key_length", width / heads));
        long valueHead =
                facts.get("attention.value_length" + suffix, facts.get("attention.value_length", width / heads));
        boolean cached = !family.traits().contains(Trait.NO_CACHE) && layer < cachedLayers();
        return new Mixer.Attention(heads, kvHeads, keyHead, valueHead, windowed, cached);
    }

    /** Gemma 3n and 4 let their last layers read the cache of earlier ones. */
    private long cachedLayers() {
        long blocks = facts.need("block_count");
        if (family.name().equals("gemma3n")) return Math.min(blocks, 20);
        return blocks - facts.get("attention.shared_kv_layers", 0);
    }

    /** Files from before the MLA keys cache every head (memory model 4.2). */
    private Mixer latent() {
        boolean absorbed = facts.has("attention.key_length_mla");
        String suffix = absorbed ? "_mla" : "";
        long rope = facts.need("rope.dimension_count");
        long head = width / facts.need("attention.head_count");
        return new Mixer.Latent(
                facts.need("attention.head_count"),
                facts.get("attention.q_lora_rank", facts.hintNumber("q_lora").orElse(0)),
                facts.need("attention.kv_lora_rank"),
                rope,
                facts.get("attention.key_length" + suffix, head) - rope,
                facts.get("attention.value_length" + suffix, head),
                !absorbed);
    }

    private Mixer.Recurrent recurrent(Kind kind) {
        return switch (kind) {
            case SHORT_CONVOLUTION -> new Recurrent(kind, width, 0, facts.need("shortconv.l_cache"), 0, 0);
            case RWKV ->
                new Recurrent(kind, width, facts.need("wkv.head_size"), facts.get("token_shift_count", 2) + 1, 0, 0);
            case KIMI_DELTA -> {
                long head = facts.need("kda.head_dim");
                long heads = facts.need("attention.head_count");
                yield new Recurrent(kind, heads * head, head, facts.need("ssm.conv_kernel"), 0, heads);
            }
            case MAMBA, MAMBA2, DELTA_NET ->
                new Recurrent(
                        kind,
                        facts.need("ssm.inner_size"),
                        facts.need("ssm.state_size"),
                        facts.need("ssm.conv_kernel"),
                        kind == Kind.MAMBA ? 0 : facts.get("ssm.group_count", kind == Kind.MAMBA2 ? 1 : 0),
                        facts.get("ssm.time_step_rank", 0));
        };
    }
}
