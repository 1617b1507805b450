package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.attention;
import static com.runthismodel.catalog.architecture.Trait.ATTENTION_OUTPUT_BIAS;
import static com.runthismodel.catalog.architecture.Trait.DOWN_BIAS;
import static com.runthismodel.catalog.architecture.Trait.EMBEDDING_NORM;
import static com.runthismodel.catalog.architecture.Trait.ENCODER;
import static com.runthismodel.catalog.architecture.Trait.FUSED_GATE_UP;
import static com.runthismodel.catalog.architecture.Trait.FUSED_QKV;
import static com.runthismodel.catalog.architecture.Trait.KEY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.LAYER_NORM;
import static com.runthismodel.catalog.architecture.Trait.NORMED_SUMS;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.NO_ATTENTION_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_CACHE;
import static com.runthismodel.catalog.architecture.Trait.NO_FEED_FORWARD_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_FIRST_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_OUTPUT_NORM;
import static com.runthismodel.catalog.architecture.Trait.POSITION_EMBEDDING;
import static com.runthismodel.catalog.architecture.Trait.POST_NORMS;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_HEAD;
import static com.runthismodel.catalog.architecture.Trait.QUERY_BIAS;
import static com.runthismodel.catalog.architecture.Trait.TOKEN_TYPES;
import static com.runthismodel.catalog.architecture.Trait.UNGATED;
import static com.runthismodel.catalog.architecture.Trait.UP_BIAS;
import static com.runthismodel.catalog.architecture.Trait.VALUE_BIAS;

import java.util.List;

/** Encoders: embedding models and rerankers, as llama.cpp names them. */
final class EncoderFamilies {
    private EncoderFamilies() {}

    static final List<Family> ALL = List.of(
            attention(
                    "bert",
                    NORMED_SUMS,
                    NO_CACHE,
                    LAYER_NORM,
                    ENCODER,
                    EMBEDDING_NORM,
                    NORM_BIAS,
                    NO_ATTENTION_NORM,
                    NO_FEED_FORWARD_NORM,
                    POST_NORMS,
                    NO_OUTPUT_NORM,
                    TOKEN_TYPES,
                    POSITION_EMBEDDING,
                    QUERY_BIAS,
                    KEY_BIAS,
                    VALUE_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "nomic-bert",
                    NORMED_SUMS,
                    NO_CACHE,
                    LAYER_NORM,
                    ENCODER,
                    EMBEDDING_NORM,
                    NORM_BIAS,
                    NO_ATTENTION_NORM,
                    NO_FEED_FORWARD_NORM,
                    POST_NORMS,
                    NO_OUTPUT_NORM,
                    TOKEN_TYPES,
                    FUSED_QKV),
            attention(
                    "jina-bert-v2",
                    NORMED_SUMS,
                    NO_CACHE,
                    LAYER_NORM,
                    ENCODER,
                    EMBEDDING_NORM,
                    NORM_BIAS,
                    NO_ATTENTION_NORM,
                    NO_FEED_FORWARD_NORM,
                    POST_NORMS,
                    NO_OUTPUT_NORM,
                    TOKEN_TYPES,
                    QUERY_BIAS,
                    KEY_BIAS,
                    VALUE_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    DOWN_BIAS),
            attention(
                    "jina-bert-v3",
                    NORMED_SUMS,
                    NO_CACHE,
                    LAYER_NORM,
                    ENCODER,
                    EMBEDDING_NORM,
                    NORM_BIAS,
                    NO_ATTENTION_NORM,
                    NO_FEED_FORWARD_NORM,
                    POST_NORMS,
                    NO_OUTPUT_NORM,
                    TOKEN_TYPES,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                    "nomic-bert-moe",
                    NORMED_SUMS,
                    NO_CACHE,
                    LAYER_NORM,
                    ENCODER,
                    EMBEDDING_NORM,
                    NORM_BIAS,
                    NO_ATTENTION_NORM,
                    NO_FEED_FORWARD_NORM,
                    POST_NORMS,
                    NO_OUTPUT_NORM,
                    TOKEN_TYPES,
                    FUSED_QKV,
                    QUERY_BIAS,
                    ATTENTION_OUTPUT_BIAS,
                    UNGATED,
                    UP_BIAS,
                    DOWN_BIAS),
            attention(
                            "modern-bert",
                            NO_CACHE,
                            LAYER_NORM,
                            ENCODER,
                            EMBEDDING_NORM,
                            FUSED_QKV,
                            FUSED_GATE_UP,
                            NO_FIRST_NORM)
                    .windowAfterFull(3),
            attention("gemma-embedding", NO_CACHE, ENCODER, POST_NORMS, QK_NORM_HEAD)
                    .window(6));
}
