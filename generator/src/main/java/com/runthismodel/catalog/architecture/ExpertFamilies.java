package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.Shape.LATENT;
import static com.runthismodel.catalog.architecture.Family.attention;
import static com.runthismodel.catalog.architecture.Family.shaped;
import static com.runthismodel.catalog.architecture.Trait.ATTENTION_GATE;
import static com.runthismodel.catalog.architecture.Trait.ATTENTION_OUTPUT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.EXPERT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.FUSED_EXPERTS;
import static com.runthismodel.catalog.architecture.Trait.FUSED_QKV;
import static com.runthismodel.catalog.architecture.Trait.KEY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.LAYER_NORM;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.OUTPUT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.POST_NORMS;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_FULL;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_HEAD;
import static com.runthismodel.catalog.architecture.Trait.QUERY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.ROUTER_BIAS;
import static com.runthismodel.catalog.architecture.Trait.ROUTER_CORRECTION;
import static com.runthismodel.catalog.architecture.Trait.SHARED_GATE;
import static com.runthismodel.catalog.architecture.Trait.SHARES_ADD_UP;
import static com.runthismodel.catalog.architecture.Trait.SINKS;
import static com.runthismodel.catalog.architecture.Trait.SUM_FIRST;
import static com.runthismodel.catalog.architecture.Trait.VALUE_BIAS;

import java.util.List;

/** Decoders with experts, as llama.cpp names them. */
final class ExpertFamilies {
    private ExpertFamilies() {}

    static final List<Family> ALL = List.of(
            attention("llama4", SHARES_ADD_UP).window(4),
            attention("gemma4", SHARES_ADD_UP, POST_NORMS, QK_NORM_HEAD, FUSED_EXPERTS),
            attention("dbrx", LAYER_NORM, FUSED_QKV, SHARES_ADD_UP),
            attention("grok", POST_NORMS, SHARES_ADD_UP),
            attention("arctic", SHARES_ADD_UP),
            attention("smallthinker", SHARES_ADD_UP).windowAfterFull(4),
            attention("granitemoe", SHARES_ADD_UP),
            attention("ernie4_5-moe", SHARES_ADD_UP),
            attention("deepseek"),
            attention("bailingmoe"),
            attention("qwen2moe", QUERY_BIAS, KEY_BIAS, VALUE_BIAS, SHARED_GATE),
            attention("qwen3moe", SHARES_ADD_UP, QK_NORM_HEAD),
            attention("qwen3vlmoe", SHARES_ADD_UP, QK_NORM_HEAD),
            attention("hunyuan-moe", SHARES_ADD_UP, QK_NORM_HEAD),
            attention("olmoe", QK_NORM_FULL),
            attention(
                    "phimoe",
                    SHARES_ADD_UP,
                    SUM_FIRST,
                    QUERY_BIAS,
                    KEY_BIAS,
                    VALUE_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    OUTPUT_BIAS),
            attention(
                            "gpt-oss",
                            QUERY_BIAS,
                            KEY_BIAS,
                            VALUE_BIAS,
                            ATTENTION_OUTPUT_BIAS,
                            SINKS,
                            ROUTER_BIAS,
                            EXPERT_BIAS)
                    .window(2),
            attention("dots1", SHARES_ADD_UP, QK_NORM_HEAD, ROUTER_CORRECTION),
            attention("glm4moe", SHARES_ADD_UP, QUERY_BIAS, KEY_BIAS, VALUE_BIAS, ROUTER_CORRECTION),
            attention("bailingmoe2", SHARES_ADD_UP, FUSED_QKV, QK_NORM_HEAD, ROUTER_CORRECTION),
            attention("exaone-moe", SHARES_ADD_UP, QK_NORM_HEAD, ROUTER_CORRECTION)
                    .window(4),
            attention("afmoe", ATTENTION_GATE, QK_NORM_HEAD, POST_NORMS, ROUTER_CORRECTION)
                    .window(4),
            attention("minimax-m2", SHARES_ADD_UP, QK_NORM_FULL, ROUTER_CORRECTION),
            attention("mimo2", SHARES_ADD_UP, SINKS, ROUTER_CORRECTION),
            shaped(LATENT, "deepseek2"));
}
