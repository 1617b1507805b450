package com.runthismodel.catalog.architecture;

import java.util.Set;

/** What works on each token alone in each block. */
final class FeedForwardRules {
    private static final int MOST_EXPERTS = 4096;

    private static final Set<String> SHARED_OUT = Set.of("qwen2moe", "qwen3moe", "qwen3vlmoe", "qwen3next");

    private final Facts facts;
    private final Family family;

    FeedForwardRules(Facts facts, Family family) {
        this.facts = facts;
        this.family = family;
    }

    FeedForward feedForward(int layer) {
        long hidden = facts.at("feed_forward_length", layer, 0);
        // RWKV's channel mix is a part of its recurrent block.
        if (family.name().startsWith("rwkv")) return new FeedForward.None();
        // Qwen's first generation writes gate and up together.
        if (family.name().equals("qwen")) hidden /= 2;
        if (expert(layer)) return experts(layer, hidden);
        return hidden == 0 ? new FeedForward.None() : new FeedForward.Dense(hidden);
    }

    private boolean expert(int layer) {
        if (facts.get("expert_count", 0) == 0 || layer < facts.get("leading_dense_block_count", 0)) return false;
        return switch (family.name()) {
            case "nemotron_h_moe" -> facts.at("feed_forward_length", layer, 0) > 0;
            // Not in the metadata: every second block of Jamba.
            case "jamba" -> layer % 2 == 1;
            case "nomic-bert-moe" -> layer % facts.get("moe_every_n_layers", 2) == 1;
            default -> (layer + 1) % facts.get("interleave_moe_layer_step", 1) == 0;
        };
    }

    private FeedForward experts(int layer, long hidden) {
        long used = facts.need("expert_used_count");
        long count = facts.need("expert_count");
        if (count > MOST_EXPERTS || used < 1 || used > count)
            throw new Facts.Missing("a possible number of experts, not " + used + " of " + count);
        // Qwen's files may give the width of all experts in use together.
        long width = facts.at(
                "expert_feed_forward_length", layer, SHARED_OUT.contains(family.name()) ? hidden / used : hidden);
        if (family.name().equals("gemma4")) return new FeedForward.Experts(count, used, width, hidden, 0);
        return new FeedForward.Experts(count, used, width, shared(width, hidden), facts.get("moe_latent_size", 0));
    }

    /** Width of the expert every token passes. */
    private long shared(long width, long hidden) {
        long fallback = switch (family.name()) {
            case "llama4", "hunyuan-moe" -> width;
            case "qwen2moe", "qwen3next" -> hidden;
            case "exaone-moe" -> facts.get("expert_shared_count", 1) * width;
            // A dense part as wide as the hidden vector runs beside the experts.
            case "arctic" -> facts.need("embedding_length");
            default -> facts.get("expert_shared_count", 0) * width;
        };
        return facts.get("expert_shared_feed_forward_length", fallback);
    }
}
