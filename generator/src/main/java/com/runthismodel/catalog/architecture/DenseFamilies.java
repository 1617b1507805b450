package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.Shape.LATENT;
import static com.runthismodel.catalog.architecture.Family.attention;
import static com.runthismodel.catalog.architecture.Family.shaped;
import static com.runthismodel.catalog.architecture.Trait.ATTENTION_OUTPUT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.BARE_NORMS;
import static com.runthismodel.catalog.architecture.Trait.DOWN_BIAS;
import static com.runthismodel.catalog.architecture.Trait.EMBEDDING_NORM;
import static com.runthismodel.catalog.architecture.Trait.FUSED_GATE_UP;
import static com.runthismodel.catalog.architecture.Trait.FUSED_QKV;
import static com.runthismodel.catalog.architecture.Trait.GATE_BIAS;
import static com.runthismodel.catalog.architecture.Trait.KEY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.LAYER_NORM;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.NO_ATTENTION_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_CACHE;
import static com.runthismodel.catalog.architecture.Trait.NO_FEED_FORWARD_NORM;
import static com.runthismodel.catalog.architecture.Trait.OUTPUT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.POSITION_EMBEDDING;
import static com.runthismodel.catalog.architecture.Trait.POST_NORMS;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_FULL;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_HEAD;
import static com.runthismodel.catalog.architecture.Trait.QUERY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.SHARES_ADD_UP;
import static com.runthismodel.catalog.architecture.Trait.SUM_FIRST;
import static com.runthismodel.catalog.architecture.Trait.UNGATED;
import static com.runthismodel.catalog.architecture.Trait.UP_BIAS;
import static com.runthismodel.catalog.architecture.Trait.VALUE_BIAS;

import java.util.List;

/** Decoders with one feed-forward network a block, as llama.cpp names them. */
final class DenseFamilies {
    private DenseFamilies() {}

    static final List<Family> ALL = List.of(
            attention("llama", SHARES_ADD_UP),
            attention("mistral3", SHARES_ADD_UP),
            attention("minicpm", SHARES_ADD_UP),
            attention("granite", SHARES_ADD_UP),
            attention("exaone"),
            attention("internlm2"),
            attention("baichuan"),
            attention("xverse"),
            attention("smollm3"),
            attention("ernie4_5"),
            attention("gemma"),
            attention("llama-embed", SHARES_ADD_UP),
            attention("deci", SHARES_ADD_UP),
            attention("refact"),
            attention("plamo", NO_FEED_FORWARD_NORM),
            attention("llada", NO_CACHE),
            attention("pangu-embedded", QUERY_BIAS, KEY_BIAS, VALUE_BIAS, ATTENTION_OUTPUT_BIAS),
            attention(
                    "jais",
                    LAYER_NORM,
                    NORM_BIAS,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    GATE_BIAS,
                    UP_BIAS,
                    DOWN_BIAS),
            attention("plamo3", FUSED_QKV, QK_NORM_HEAD, POST_NORMS, FUSED_GATE_UP)
                    .window(8),
            shaped(LATENT, "minicpm3"),
            shaped(LATENT, "plm", UNGATED),
            attention("orion", LAYER_NORM, NORM_BIAS),
            attention("qwen2", QUERY_BIAS, KEY_BIAS, VALUE_BIAS),
            attention("qwen2vl", QUERY_BIAS, KEY_BIAS, VALUE_BIAS),
            attention("dream", NO_CACHE, QUERY_BIAS, KEY_BIAS, VALUE_BIAS),
            attention("seed_oss", QUERY_BIAS, KEY_BIAS, VALUE_BIAS),
            attention("qwen", FUSED_QKV, QUERY_BIAS),
            attention("qwen3", QK_NORM_HEAD),
            attention("qwen3vl", QK_NORM_HEAD),
            attention("hunyuan-dense", QK_NORM_HEAD),
            attention("gemma2", POST_NORMS).window(2),
            attention("gemma3n", POST_NORMS, QK_NORM_HEAD).window(5),
            attention("gemma3", POST_NORMS, QK_NORM_HEAD).window(6),
            attention(
                    "phi2",
                    LAYER_NORM,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    NO_FEED_FORWARD_NORM,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS,
                    OUTPUT_BIAS),
            attention("phi3", SUM_FIRST, FUSED_QKV, FUSED_GATE_UP),
            attention("command-r", LAYER_NORM, NO_FEED_FORWARD_NORM),
            attention("cohere2", LAYER_NORM, NO_FEED_FORWARD_NORM).window(4),
            attention("glm4", FUSED_GATE_UP, POST_NORMS),
            attention("chatglm", FUSED_QKV, QUERY_BIAS, FUSED_GATE_UP),
            attention("falcon", LAYER_NORM, FUSED_QKV, NORM_BIAS, NO_FEED_FORWARD_NORM, UNGATED),
            attention("olmo", LAYER_NORM, BARE_NORMS),
            attention("olmo2", NO_ATTENTION_NORM, NO_FEED_FORWARD_NORM, POST_NORMS, QK_NORM_FULL)
                    .window(4),
            attention("exaone4", NO_ATTENTION_NORM, NO_FEED_FORWARD_NORM, POST_NORMS, QK_NORM_HEAD)
                    .window(4),
            attention("stablelm", LAYER_NORM, NORM_BIAS),
            attention(
                    "starcoder",
                    LAYER_NORM,
                    POSITION_EMBEDDING,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "starcoder2",
                    LAYER_NORM,
                    QUERY_BIAS,
                    KEY_BIAS,
                    VALUE_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "gpt2",
                    LAYER_NORM,
                    POSITION_EMBEDDING,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "gptneox",
                    LAYER_NORM,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "bloom",
                    LAYER_NORM,
                    EMBEDDING_NORM,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    NORM_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention("mpt", LAYER_NORM, FUSED_QKV, UNGATED),
            attention("nemotron", LAYER_NORM, NORM_BIAS, UNGATED),
            attention("arcee", UNGATED),
            attention("apertus", UNGATED, QK_NORM_HEAD));
}
