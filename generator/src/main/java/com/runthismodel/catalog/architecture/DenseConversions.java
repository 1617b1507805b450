package com.runthismodel.catalog.architecture;

import java.util.ArrayList;
import java.util.List;

/** What the converter does for decoders with one feed-forward network a block, and for encoders. */
final class DenseConversions {
    private DenseConversions() {}

    static void convert(ConvertedMetadata metadata, HubFacts facts) {
        switch (metadata.architecture()) {
            case "qwen3", "qwen3vl", "qwen3moe", "qwen3vlmoe" -> metadata.head(128);
            case "gemma", "gemma2", "gemma3" -> metadata.head(256);
            case "gemma3n" -> {
                metadata.head(256);
                metadata.put(
                        "embedding_length_per_layer_input",
                        facts.whole("hidden_size_per_layer_input").orElse(256));
                metadata.put("altup.num_inputs", facts.whole("altup_num_inputs").orElse(4));
            }
            case "gemma4" -> gemma4(metadata, facts);
            case "gemma-embedding" -> {
                metadata.head(256);
                metadata.hint("tied", true);
            }
            // Hybrids without a state keep their feed-forward part under the name of the shared one.
            case "granite" -> metadata.put("feed_forward_length", facts.whole("shared_intermediate_size"));
            case "gptneox", "phi2" -> fourfold(metadata);
            case "starcoder" -> {
                fourfold(metadata);
                if (facts.flag("multi_query", true)) metadata.put("attention.head_count_kv", 1);
            }
            case "bloom", "gpt2" -> fourfold(metadata);
            case "mpt" -> metadata.put("feed_forward_length", 4 * metadata.get("embedding_length", 0));
            case "falcon" -> falcon(metadata, facts);
            case "stablelm" -> metadata.hint("qkv_bias", facts.flag("use_qkv_bias", false));
            case "bert", "nomic-bert" -> encoder(metadata, facts);
            case "modern-bert" ->
                metadata.put(
                        "attention.sliding_window",
                        facts.whole("local_attention").orElse(128));
            default -> {}
        }
        windows(metadata, facts);
        biases(metadata, facts);
        pooling(metadata);
        if (List.of("qwen2vl", "qwen3vl", "qwen3vlmoe").contains(metadata.architecture()))
            metadata.put("rope.dimension_sections", List.of());
        if (metadata.architecture().startsWith("qwen3vl")) metadata.put("n_deepstack_layers", pictured(facts));
    }

    /** The Hub says it in a file beside config.json; these are what the families' models do. */
    private static void pooling(ConvertedMetadata metadata) {
        switch (metadata.architecture()) {
            case "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "jina-bert-v3", "gemma-embedding" ->
                metadata.put("pooling_type", 1);
            case "bert", "modern-bert" -> metadata.put("pooling_type", 2);
            default -> {}
        }
    }

    private static void fourfold(ConvertedMetadata metadata) {
        if (metadata.get("feed_forward_length", 0) == 0)
            metadata.put("feed_forward_length", 4 * metadata.get("embedding_length", 0));
    }

    private static void falcon(ConvertedMetadata metadata, HubFacts facts) {
        fourfold(metadata);
        boolean newer = facts.flag("new_decoder_architecture", false);
        if (!newer && facts.flag("multi_query", true)) metadata.put("attention.head_count_kv", 1);
    }

    private static void encoder(ConvertedMetadata metadata, HubFacts facts) {
        metadata.general(
                "tokenizer.ggml.token_type_count",
                facts.whole("type_vocab_size").orElse(2));
        metadata.hint("tied", false);
        // Two of the positions of RoBERTa's table are never used; the converter cuts them off.
        if (facts.modelType().contains("roberta"))
            metadata.put("context_length", metadata.get("context_length", 0) - 2);
    }

    private static void gemma4(ConvertedMetadata metadata, HubFacts facts) {
        long full = facts.need("global_head_dim");
        long window = facts.need("head_dim");
        metadata.put("attention.key_length_swa", window);
        metadata.put("attention.value_length_swa", window);
        metadata.put("attention.key_length", full);
        metadata.put("attention.value_length", full);
        metadata.put("rope.dimension_count", full);
        metadata.put(
                "embedding_length_per_layer_input",
                facts.whole("hidden_size_per_layer_input").orElse(0));
        long shared = facts.whole("num_kv_shared_layers").orElse(0);
        metadata.put("attention.shared_kv_layers", shared);
        metadata.hint("rope_freqs", true);
        metadata.hint("k_eq_v", facts.flag("attention_k_eq_v", false));
        gemma4Layers(metadata, facts, shared);
    }

    private static void gemma4Layers(ConvertedMetadata metadata, HubFacts facts, long shared) {
        List<?> kinds = facts.list("layer_types");
        if (kinds.isEmpty()) throw new Facts.Missing("config.json layer_types");
        long heads = facts.need("num_key_value_heads");
        long global = facts.whole("num_global_key_value_heads").orElse(heads);
        metadata.put(
                "attention.head_count_kv",
                kinds.stream()
                        .map(kind -> kind.toString().startsWith("sliding") ? heads : global)
                        .toList());
        if (!facts.flag("use_double_wide_mlp", false)) return;
        long hidden = facts.need("intermediate_size");
        List<Long> widths = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) widths.add(i < kinds.size() - shared ? hidden : 2 * hidden);
        metadata.put("feed_forward_length", widths);
    }

    private static void windows(ConvertedMetadata metadata, HubFacts facts) {
        List<?> kinds = facts.list("layer_types");
        boolean slides = switch (metadata.architecture()) {
            case "gemma2",
                    "gemma3",
                    "gemma-embedding",
                    "cohere2",
                    "exaone4",
                    "olmo2",
                    "gpt-oss",
                    "exaone-moe",
                    "afmoe",
                    "gemma3n",
                    "gemma4" -> true;
            default -> false;
        };
        if (!slides) return;
        metadata.put("attention.sliding_window", facts.whole("sliding_window"));
        if (!facts.has("sliding_window")) return;
        if (!kinds.isEmpty() && kinds.size() >= metadata.get("block_count", 0))
            metadata.put(
                    "attention.sliding_window_pattern",
                    kinds.stream()
                            .map(kind -> kind.toString().startsWith("sliding"))
                            .toList());
        else
            metadata.put(
                    "attention.sliding_window_pattern",
                    facts.whole("sliding_window_pattern", "_sliding_window_pattern"));
    }

    /** Blocks that get something of a picture: three where the vision model does not say. */
    private static long pictured(HubFacts facts) {
        return facts.map("vision_config").get("deepstack_visual_indexes") instanceof List<?> blocks ? blocks.size() : 3;
    }

    private static void biases(ConvertedMetadata metadata, HubFacts facts) {
        boolean biased = facts.flag("attention_bias", false) || facts.flag("use_bias", false);
        switch (metadata.architecture()) {
            case "llama", "arcee" -> {
                metadata.hint("qkv_bias", biased);
                metadata.hint("attn_output_bias", biased);
                metadata.hint("mlp_bias", facts.flag("mlp_bias", false));
            }
            case "granite", "granitemoe", "glm4", "exaone", "hunyuan-dense", "hunyuan-moe" ->
                metadata.hint("qkv_bias", biased);
            default -> {}
        }
    }
}
