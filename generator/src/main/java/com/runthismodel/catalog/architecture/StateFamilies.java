package com.runthismodel.catalog.architecture;

import static com.runthismodel.catalog.architecture.Family.Shape.MAMBA;
import static com.runthismodel.catalog.architecture.Family.Shape.MIXED;
import static com.runthismodel.catalog.architecture.Family.shaped;
import static com.runthismodel.catalog.architecture.Trait.EMBEDDING_NORM;
import static com.runthismodel.catalog.architecture.Trait.GATED_QUERY;
import static com.runthismodel.catalog.architecture.Trait.INPUT_FIRST;
import static com.runthismodel.catalog.architecture.Trait.LAYER_NORM;
import static com.runthismodel.catalog.architecture.Trait.NORM_BIAS;
import static com.runthismodel.catalog.architecture.Trait.QK_NORM_HEAD;
import static com.runthismodel.catalog.architecture.Trait.ROUTER_CORRECTION;
import static com.runthismodel.catalog.architecture.Trait.SECOND_ATTENTION_NORM;
import static com.runthismodel.catalog.architecture.Trait.SHARED_GATE;
import static com.runthismodel.catalog.architecture.Trait.SHARES_ADD_UP;
import static com.runthismodel.catalog.architecture.Trait.STATE_NORMS;
import static com.runthismodel.catalog.architecture.Trait.SUM_FIRST;
import static com.runthismodel.catalog.architecture.Trait.UNGATED;

import java.util.List;

/** Recurrent and hybrid decoders, as llama.cpp names them. */
final class StateFamilies {
    private StateFamilies() {}

    static final List<Family> ALL = List.of(
            shaped(MAMBA, "mamba"),
            shaped(MAMBA, "mamba2"),
            shaped(MIXED, "jamba", INPUT_FIRST, SUM_FIRST, STATE_NORMS),
            shaped(MIXED, "granitehybrid", SHARES_ADD_UP, STATE_NORMS),
            shaped(MIXED, "falcon-h1"),
            shaped(MIXED, "nemotron_h", STATE_NORMS, UNGATED),
            shaped(MIXED, "nemotron_h_moe", SHARES_ADD_UP, STATE_NORMS, UNGATED, ROUTER_CORRECTION),
            shaped(MIXED, "lfm2", INPUT_FIRST, SUM_FIRST, QK_NORM_HEAD),
            shaped(MIXED, "lfm2moe", INPUT_FIRST, SHARES_ADD_UP, SUM_FIRST, QK_NORM_HEAD, ROUTER_CORRECTION),
            shaped(MIXED, "qwen3next", SHARES_ADD_UP, GATED_QUERY, QK_NORM_HEAD, SHARED_GATE),
            shaped(MIXED, "qwen35", GATED_QUERY, QK_NORM_HEAD),
            shaped(MIXED, "qwen35moe", SHARES_ADD_UP, GATED_QUERY, QK_NORM_HEAD, SHARED_GATE),
            shaped(MIXED, "rwkv6", LAYER_NORM, NORM_BIAS, SECOND_ATTENTION_NORM, EMBEDDING_NORM),
            shaped(MIXED, "rwkv7", LAYER_NORM, NORM_BIAS, SECOND_ATTENTION_NORM, EMBEDDING_NORM),
            shaped(MIXED, "kimi-linear", SHARES_ADD_UP, ROUTER_CORRECTION));
}
