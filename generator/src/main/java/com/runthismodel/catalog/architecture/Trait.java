package com.runthismodel.catalog.architecture;

/** How an architecture writes and places its tensors, where architectures of one shape differ. */
public enum Trait {
    /** Query, key and value are one matrix, {@code attn_qkv}. */
    FUSED_QKV,
    QUERY_BIAS,
    KEY_BIAS,
    VALUE_BIAS,
    ATTENTION_OUTPUT_BIAS,
    /** The query matrix is twice as wide: its second half gates the result. */
    GATED_QUERY,
    /** A separate matrix gates the result of attention. */
    ATTENTION_GATE,
    /** One norm as long as a head, for queries and for keys. */
    QK_NORM_HEAD,
    /** One norm as long as all heads together. */
    QK_NORM_FULL,
    /** One norm for each head. */
    QK_NORM_EACH,
    /** A learned number for each head that softmax counts as one more key. */
    SINKS,
    /** Norms take the mean away first: layer norms. */
    LAYER_NORM,
    /** The chosen experts' shares are made to add up to one. */
    SHARES_ADD_UP,
    /** The sum behind attention is written over by the sum behind the feed-forward part. */
    SUM_FIRST,
    /** The input of a block is written over by the sum behind attention. */
    INPUT_FIRST,
    /** Norms have biases. */
    NORM_BIAS,
    /** Norms have no weights at all. */
    BARE_NORMS,
    /** No norm before attention. */
    NO_ATTENTION_NORM,
    /** A second norm before attention. */
    SECOND_ATTENTION_NORM,
    /** No norm before the feed-forward part, which runs beside attention. */
    NO_FEED_FORWARD_NORM,
    /** Norms after attention and after the feed-forward part. */
    POST_NORMS,
    /** The norms after each part come after its sum with what went in. */
    NORMED_SUMS,
    /** No gate in the feed-forward part: up and down only. */
    UNGATED,
    /** Gate and up are one matrix, {@code ffn_up}. */
    FUSED_GATE_UP,
    UP_BIAS,
    DOWN_BIAS,
    GATE_BIAS,
    EXPERT_BIAS,
    ROUTER_BIAS,
    /** A correction of the router's choice, one number an expert. */
    ROUTER_CORRECTION,
    /** The shared expert is gated by one number a token. */
    SHARED_GATE,
    OUTPUT_BIAS,
    POSITION_EMBEDDING,
    TOKEN_TYPES,
    EMBEDDING_NORM,
    /** No norm after the last block. */
    NO_OUTPUT_NORM,
    /** Every pass sees all tokens anew: nothing is cached. */
    NO_CACHE,
    /** No output matrix and no cache: an encoder. */
    ENCODER,
    /** Rotary scaling factors are a tensor, {@code rope_freqs}. */
    ROPE_FREQUENCIES,
    /** Long and short rotary factors are tensors. */
    LONG_ROPE,
    /** Norms of the recurrent part's time step, B and C. */
    STATE_NORMS,
    /** Layers that read the cache of an earlier one have no key and value matrices. */
    SHARED_WITHOUT_KEYS,
    /** Layers that see everything use their keys as values. */
    KEYS_AS_VALUES,
    /** Gate and up matrices of the experts are one stack. */
    FUSED_EXPERTS,
    /** No norm before attention in the first block. */
    NO_FIRST_NORM
}
