package com.runthismodel.catalog.architecture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** GGUF metadata in the making. */
final class ConvertedMetadata {
    private final String architecture;
    private final Map<String, Object> metadata = new HashMap<>();
    private final Map<String, Object> hints = new HashMap<>();

    ConvertedMetadata(String architecture, HubFacts facts) {
        this.architecture = architecture;
        metadata.put("general.architecture", architecture);
        common(facts);
    }

    private void common(HubFacts facts) {
        put("embedding_length", facts.need("hidden_size", "n_embd", "d_model"));
        put("block_count", facts.need("num_hidden_layers", "n_layer", "num_layers", "n_layers"));
        put("vocab_size", facts.need("vocab_size", "padded_vocab_size"));
        put(
                "context_length",
                facts.whole(
                                "max_position_embeddings",
                                "n_positions",
                                "seq_length",
                                "max_sequence_length",
                                "max_seq_len")
                        .orElse(0));
        put("attention.head_count", facts.whole("num_attention_heads", "n_head", "n_heads"));
        put("attention.head_count_kv", facts.whole("num_key_value_heads", "num_kv_heads", "multi_query_group_num"));
        OptionalLong head = facts.whole("head_dim", "kv_channels");
        put("attention.key_length", head);
        put("attention.value_length", head);
        put("feed_forward_length", facts.whole("intermediate_size", "ffn_hidden_size", "n_inner"));
        put(
                "expert_count",
                facts.whole(
                        "num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts", "experts_total"));
        put(
                "expert_used_count",
                facts.whole(
                        "num_experts_per_tok",
                        "num_experts_per_token",
                        "moe_k",
                        "moe_topk",
                        "top_k_experts",
                        "experts_per_token"));
        put("expert_feed_forward_length", facts.whole("moe_intermediate_size"));
        put("expert_shared_count", facts.whole("n_shared_experts", "num_shared_experts", "moe_num_shared_experts"));
        put("leading_dense_block_count", facts.whole("first_k_dense_replace"));
        hint("tied", facts.flag("tie_word_embeddings", HubTypes.tied(facts.modelType())));
        hint("rope_freqs", facts.ropeType().equals("llama3"));
        hint("longrope", facts.ropeType().equals("longrope") || facts.ropeType().equals("su"));
    }

    /** Needs head sizes, so it comes after what an architecture says of them. */
    void rotary(HubFacts facts) {
        long heads = get("attention.head_count", 0);
        boolean unturned = architecture.equals("jamba") || architecture.startsWith("nemotron_h");
        if (metadata.containsKey(architecture + ".rope.dimension_count") || heads == 0 || unturned) return;
        long head = get("attention.key_length", get("embedding_length", 0) / heads);
        put("rope.dimension_count", Math.round(head * facts.rotaryShare()));
    }

    void put(String key, long value) {
        metadata.put(architecture + "." + key, value);
    }

    void put(String key, OptionalLong value) {
        value.ifPresent(known -> put(key, known));
    }

    void put(String key, List<?> values) {
        metadata.put(architecture + "." + key, values);
    }

    void remove(String key) {
        metadata.remove(architecture + "." + key);
    }

    void general(String key, long value) {
        metadata.put(key, value);
    }

    long get(String key, long fallback) {
        return metadata.get(architecture + "." + key) instanceof Number number ? number.longValue() : fallback;
    }

    void head(long width) {
        if (get("attention.key_length", 0) > 0) return;
        put("attention.key_length", width);
        put("attention.value_length", width);
    }

    void hint(String key, boolean value) {
        hints.put(key, value);
    }

    String architecture() {
        return architecture;
    }

    Map<String, Object> metadata() {
        return metadata;
    }

    Map<String, Object> hints() {
        return hints;
    }
}
