package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.Shape.MAMBA;
import static com.runthismodel.catalog.architecture.Family.Shape.MIXED;
import static com.runthismodel.catalog.architecture.Family.shaped;
import static com.runthismodel.catalog.architecture.Trait.EMBEDDING_NORM;
import static com.runthismodel.catalog.architecture.Trait.GATED_QUERY;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_HEAD;
import static com.runthismodel.catalog.architecture.Trait.ROUTER_CORRECTION;
import static com.runthismodel.catalog.architecture.Trait.SECOND_ATTENTION_NORM;
import static com.runthismodel.catalog.architecture.Trait.SHARED_GATE;
import static com.runthismodel.catalog.architecture.Trait.STATE_NORMS;
import static com.runthismodel.catalog.architecture.Trait.UNGATED;

import java.util.List;

/** Recurrent and hybrid decoders, as llama.cpp names them. */
final class StateFamilies {
    private StateFamilies() {}

    static final List<Family> ALL = List.of(
            shaped(MAMBA, "mamba"),
            shaped(MAMBA, "mamba2"),
            shaped(MIXED, "jamba", STATE_NORMS),
            shaped(MIXED, "granitehybrid", STATE_NORMS),
            shaped(MIXED, "falcon-h1"),
            shaped(MIXED, "nemotron_h", STATE_NORMS, UNGATED),
            shaped(MIXED, "nemotron_h_moe", STATE_NORMS, UNGATED, ROUTER_CORRECTION),
            shaped(MIXED, "lfm2", QK_NORM_HEAD),
            shaped(MIXED, "lfm2moe", QK_NORM_HEAD, ROUTER_CORRECTION),
            shaped(MIXED, "qwen3next", GATED_QUERY, QK_NORM_HEAD, SHARED_GATE),
            shaped(MIXED, "qwen35", GATED_QUERY, QK_NORM_HEAD),
            shaped(MIXED, "qwen35moe", GATED_QUERY, QK_NORM_HEAD, SHARED_GATE),
            shaped(MIXED, "rwkv6", NORM_BIAS, SECOND_ATTENTION_NORM, EMBEDDING_NORM),
            shaped(MIXED, "rwkv7", NORM_BIAS, SECOND_ATTENTION_NORM, EMBEDDING_NORM),
            shaped(MIXED, "kimi-linear", ROUTER_CORRECTION));
}
