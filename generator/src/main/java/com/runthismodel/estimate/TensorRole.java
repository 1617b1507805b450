package com.runthismodel.estimate;

/** The classes of tensors that quantization rules tell apart, by name (memory model 5). */
enum TensorRole {
    OUTPUT,
    EMBEDDING,
    QUERY,
    KEY,
    VALUE,
    ATTENTION_OUTPUT,
    UP,
    GATE,
    DOWN,
    OTHER;

    static TensorRole of(Tensor tensor) {
        if (tensor.name().equals("output.weight")) return OUTPUT;
        if (tensor.name().equals("token_embd.weight") || tensor.name().equals("per_layer_token_embd.weight"))
            return EMBEDDING;
        // Fused and latent projections count as values: the part most easily hurt decides.
        if (tensor.named("attn_qkv.weight") || tensor.named("attn_kv_b.weight") || tensor.named("attn_v.weight"))
            return VALUE;
        if (tensor.named("attn_k.weight")) return KEY;
        if (tensor.named("attn_q.weight")) return QUERY;
        if (tensor.named("attn_output.weight")) return ATTENTION_OUTPUT;
        if (tensor.named("ffn_up")) return UP;
        if (tensor.named("ffn_gate")) return GATE;
        return tensor.named("ffn_down") ? DOWN : OTHER;
    }
}
