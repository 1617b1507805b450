package com.runthismodel.catalog.architecture;

/** What the converter does for decoders with experts. */
final class ExpertConversions {
    private ExpertConversions() {}

    static void convert(ConvertedMetadata metadata, HubFacts facts) {
        switch (metadata.architecture()) {
            case "llama4" -> llama4(metadata, facts);
            case "qwen2moe" ->
                metadata.put("expert_shared_feed_forward_length", facts.whole("shared_expert_intermediate_size"));
            case "deepseek2" -> latent(metadata, facts);
            case "glm4moe" -> {
                metadata.put("nextn_predict_layers", 0);
                metadata.hint("qk_norm", facts.flag("use_qk_norm", false));
            }
            case "ernie4_5-moe" -> {
                metadata.put("leading_dense_block_count", facts.whole("moe_layer_start_index"));
                metadata.put("interleave_moe_layer_step", facts.whole("moe_layer_interval"));
            }
            case "granitemoe" ->
                metadata.put("expert_shared_feed_forward_length", facts.whole("shared_intermediate_size"));
            case "gpt-oss" -> metadata.head(64);
            case "minimax-m2" ->
                metadata.put("expert_feed_forward_length", facts.whole("moe_intermediate_size", "intermediate_size"));
            default -> {}
        }
        // A single expert is none.
        if (metadata.get("expert_count", 0) <= 1) metadata.remove("expert_count");
    }

    private static void llama4(ConvertedMetadata metadata, HubFacts facts) {
        metadata.put("expert_feed_forward_length", facts.need("intermediate_size"));
        metadata.put("feed_forward_length", facts.need("intermediate_size_mlp"));
        metadata.put("interleave_moe_layer_step", facts.whole("interleave_moe_layer_step"));
        metadata.put("attention.sliding_window", facts.whole("attention_chunk_size"));
    }

    static void latent(ConvertedMetadata metadata, HubFacts facts) {
        long rope = facts.need("qk_rope_head_dim");
        long compressed = facts.need("kv_lora_rank");
        metadata.put("attention.head_count_kv", 1);
        metadata.put("attention.key_length", compressed + rope);
        metadata.put("attention.value_length", compressed);
        metadata.put("attention.key_length_mla", facts.need("qk_nope_head_dim") + rope);
        metadata.put("attention.value_length_mla", facts.need("v_head_dim"));
        metadata.put("attention.kv_lora_rank", compressed);
        metadata.put("attention.q_lora_rank", facts.whole("q_lora_rank").orElse(0));
        metadata.put("rope.dimension_count", rope);
        boolean sigmoid = !facts.modelType().equals("deepseek_v2")
                || facts.word("scoring_func").orElse("softmax").equals("sigmoid");
        metadata.put("expert_gating_func", sigmoid ? 2 : 1);
    }
}
