package com.runthismodel.catalog.architecture;

import com.runthismodel.unit.Multiple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What the converter does for recurrent and hybrid decoders. */
final class StateConversions {
    private StateConversions() {}

    static void convert(ConvertedMetadata metadata, HubFacts facts) {
        switch (metadata.architecture()) {
            case "mamba" -> mamba(metadata, facts);
            case "mamba2" -> mamba2(metadata, facts);
            case "jamba" -> jamba(metadata, facts);
            case "granitehybrid" -> granite(metadata, facts);
            case "falcon-h1" -> falcon(metadata, facts);
            case "nemotron_h", "nemotron_h_moe" -> nemotron(metadata, facts);
            case "lfm2", "lfm2moe" -> lfm2(metadata, facts);
            case "qwen3next", "qwen35", "qwen35moe" -> deltaNet(metadata, facts);
            case "kimi-linear" -> kimi(metadata, facts);
            default -> {}
        }
    }

    private static void mamba(ConvertedMetadata metadata, HubFacts facts) {
        long width = metadata.get("embedding_length", 0);
        metadata.put(
                "ssm.inner_size", facts.whole("intermediate_size", "d_inner").orElse(2 * width));
        metadata.put("ssm.state_size", facts.whole("state_size", "d_state").orElse(16));
        metadata.put("ssm.conv_kernel", facts.whole("conv_kernel", "d_conv").orElse(4));
        metadata.put(
                "ssm.time_step_rank", facts.whole("time_step_rank", "dt_rank").orElse((width + 15) / 16));
        metadata.put("context_length", 1L << 20);
        metadata.put("feed_forward_length", 0);
        metadata.put("attention.head_count", 0);
        metadata.hint("rmsdt", facts.modelType().equals("falcon_mamba"));
    }

    private static void mamba2(ConvertedMetadata metadata, HubFacts facts) {
        long inner = facts.whole("intermediate_size", "d_inner").orElse(2 * metadata.get("embedding_length", 0));
        metadata.put("ssm.inner_size", inner);
        metadata.put("ssm.state_size", facts.whole("state_size", "d_state").orElse(128));
        metadata.put("ssm.conv_kernel", facts.whole("conv_kernel", "d_conv").orElse(4));
        metadata.put("ssm.group_count", facts.whole("n_groups").orElse(1));
        metadata.put(
                "ssm.time_step_rank",
                facts.whole("num_heads")
                        .orElse(inner / facts.whole("head_dim", "headdim").orElse(64)));
        metadata.put("context_length", 1L << 20);
        metadata.put("feed_forward_length", 0);
        metadata.put("attention.head_count", 0);
    }

    private static void jamba(ConvertedMetadata metadata, HubFacts facts) {
        long width = metadata.get("embedding_length", 0);
        long period = facts.need("attn_layer_period");
        long offset = facts.need("attn_layer_offset");
        attending(metadata, layer -> layer % period == offset);
        metadata.put("ssm.inner_size", facts.whole("mamba_expand").orElse(2) * width);
        metadata.put("ssm.state_size", facts.need("mamba_d_state"));
        metadata.put("ssm.conv_kernel", facts.need("mamba_d_conv"));
        metadata.put("ssm.time_step_rank", facts.whole("mamba_dt_rank").orElse((width + 15) / 16));
    }

    private static void granite(ConvertedMetadata metadata, HubFacts facts) {
        kinds(metadata, facts, "attention");
        heads(metadata, facts);
        metadata.put("ssm.inner_size", facts.whole("mamba_expand").orElse(2) * metadata.get("embedding_length", 0));
        metadata.put("ssm.time_step_rank", facts.need("mamba_n_heads"));
        // Models without experts keep their only feed-forward part where the others keep the shared one.
        if (metadata.get("expert_count", 0) > 0)
            metadata.put("expert_shared_feed_forward_length", facts.whole("shared_intermediate_size"));
        else metadata.put("feed_forward_length", facts.whole("shared_intermediate_size"));
    }

    private static void falcon(ConvertedMetadata metadata, HubFacts facts) {
        heads(metadata, facts);
        metadata.put("ssm.inner_size", facts.need("mamba_d_ssm"));
        metadata.put("ssm.time_step_rank", facts.need("mamba_n_heads"));
        metadata.hint("rmsdt", facts.flag("mamba_rms_norm", false));
    }

    private static void heads(ConvertedMetadata metadata, HubFacts facts) {
        metadata.put("ssm.state_size", facts.need("mamba_d_state"));
        metadata.put("ssm.conv_kernel", facts.need("mamba_d_conv"));
        metadata.put("ssm.group_count", facts.whole("mamba_n_groups").orElse(1));
    }

    /** Letters say what each block is: M a state, * attention, E experts, - a feed-forward part. */
    private static void nemotron(ConvertedMetadata metadata, HubFacts facts) {
        String pattern = facts.word("hybrid_override_pattern")
                .orElseThrow(() -> new Facts.Missing("config.json hybrid_override_pattern"));
        attending(metadata, layer -> pattern.charAt(layer) == '*');
        long hidden = metadata.get("feed_forward_length", 0);
        boolean experts = pattern.indexOf('E') >= 0;
        if (experts) hidden = metadata.get("expert_feed_forward_length", hidden);
        List<Long> widths = new ArrayList<>();
        for (char kind : pattern.toCharArray()) widths.add(kind == '-' || kind == 'E' ? hidden : 0L);
        metadata.put("feed_forward_length", widths);
        metadata.put("ssm.inner_size", facts.need("mamba_num_heads") * facts.need("mamba_head_dim"));
        metadata.put("ssm.time_step_rank", facts.need("mamba_num_heads"));
        metadata.put("ssm.state_size", facts.need("ssm_state_size"));
        metadata.put("ssm.conv_kernel", facts.whole("conv_kernel").orElse(4));
        metadata.put("ssm.group_count", facts.need("n_groups"));
        metadata.put("moe_latent_size", facts.whole("moe_latent_size").orElse(0));
        metadata.put("expert_shared_feed_forward_length", facts.whole("moe_shared_expert_intermediate_size"));
    }

    private static void lfm2(ConvertedMetadata metadata, HubFacts facts) {
        List<?> full = facts.list("full_attn_idxs");
        if (full.isEmpty()) kinds(metadata, facts, "full_attention");
        else attending(metadata, layer -> full.contains((long) layer));
        metadata.put("shortconv.l_cache", facts.need("conv_L_cache"));
        metadata.put("leading_dense_block_count", facts.whole("num_dense_layers"));
        if (facts.flag("block_auto_adjust_ff_dim", false)) metadata.put("feed_forward_length", adjusted(facts));
        metadata.hint("tied", facts.flag("tie_word_embeddings", facts.flag("tie_embedding", true)));
    }

    /** Two thirds of what config.json says, stretched and rounded up. */
    private static long adjusted(HubFacts facts) {
        long hidden = 2 * facts.need("block_ff_dim", "intermediate_size") / 3;
        hidden = (long) (facts.fraction("block_ffn_dim_multiplier", 1) * hidden);
        long multiple = facts.whole("block_multiple_of").orElse(256);
        return Multiple.atLeast(hidden, multiple);
    }

    private static void deltaNet(ConvertedMetadata metadata, HubFacts facts) {
        metadata.head(256);
        metadata.put("ssm.conv_kernel", facts.whole("linear_conv_kernel_dim").orElse(4));
        metadata.put("ssm.state_size", facts.need("linear_key_head_dim"));
        metadata.put("ssm.group_count", facts.need("linear_num_key_heads"));
        metadata.put("ssm.time_step_rank", facts.need("linear_num_value_heads"));
        metadata.put("ssm.inner_size", facts.need("linear_num_value_heads") * facts.need("linear_value_head_dim"));
        metadata.put(
                "full_attention_interval",
                facts.whole("full_attention_interval").orElse(4));
        metadata.put("expert_shared_feed_forward_length", facts.whole("shared_expert_intermediate_size"));
        if (!facts.has("partial_rotary_factor") && !facts.has("rope_parameters"))
            metadata.put("rope.dimension_count", metadata.get("attention.key_length", 0) / 4);
        if (!metadata.architecture().equals("qwen3next")) metadata.put("rope.dimension_sections", List.of());
    }

    private static void kimi(ConvertedMetadata metadata, HubFacts facts) {
        ExpertConversions.latent(metadata, facts);
        Object linear = facts.map("linear_attn_config").get("kda_layers");
        if (!(linear instanceof List<?> layers)) throw new Facts.Missing("config.json linear_attn_config.kda_layers");
        metadata.put("attention.head_count_kv", 1);
        attending(metadata, layer -> !layers.contains(layer + 1L));
        metadata.put("kda.head_dim", number(facts, "head_dim"));
        metadata.put("ssm.conv_kernel", number(facts, "short_conv_kernel_size"));
    }

    private static long number(HubFacts facts, String key) {
        if (facts.map("linear_attn_config").get(key) instanceof Number number) return number.longValue();
        throw new Facts.Missing("config.json linear_attn_config." + key);
    }

    private static void kinds(ConvertedMetadata metadata, HubFacts facts, String attending) {
        List<?> kinds = facts.list("layer_types");
        if (kinds.size() < metadata.get("block_count", 0)) throw new Facts.Missing("config.json layer_types");
        attending(metadata, layer -> kinds.get(layer).equals(attending));
    }

    static boolean everyLayer(HubFacts facts, String kind) {
        List<?> kinds = facts.list("layer_types");
        return !kinds.isEmpty() && kinds.stream().allMatch(kind::equals);
    }

    private static void attending(ConvertedMetadata metadata, IntPredicate attends) {
        long kvHeads = metadata.get("attention.head_count_kv", 0);
        List<Long> heads = new ArrayList<>();
        for (int i = 0; i < metadata.get("block_count", 0); i++) heads.add(attends.test(i) ? kvHeads : 0);
        metadata.put("attention.head_count_kv", heads);
    }
}
