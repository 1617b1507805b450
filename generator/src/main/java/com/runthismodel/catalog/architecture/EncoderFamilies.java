package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.attention;
import static com.runthismodel.catalog.architecture.Trait.EMBEDDING_NORM;
import static com.runthismodel.catalog.architecture.Trait.ENCODER;
import static com.runthismodel.catalog.architecture.Trait.FUSED_QKV;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.NO_ATTENTION_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_FEED_FORWARD_NORM;
import static com.runthismodel.catalog.architecture.Trait.NO_OUTPUT_NORM;
import static com.runthismodel.catalog.architecture.Trait.POST_NORMS;
import static com.runthismodel.catalog.architecture.Trait.TOKEN_TYPES;

import java.util.List;

/** Encoders: embedding models and rerankers, as llama.cpp names them. */
final class EncoderFamilies {
    private EncoderFamilies() {}

    static final List<Family> ALL = List.of(attention(
            "nomic-bert",
            ENCODER,
            TOKEN_TYPES,
            EMBEDDING_NORM,
            FUSED_QKV,
            NORM_BIAS,
            NO_ATTENTION_NORM,
            NO_FEED_FORWARD_NORM,
            POST_NORMS,
            NO_OUTPUT_NORM));
}
