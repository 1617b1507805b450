package com.runthismodel.estimate.tensor;

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

    static TensorRole of(String name) {
        if (name.equals("output.weight")) return OUTPUT;
        if (name.equals("token_embd.weight") || name.equals("per_layer_token_embd.weight")) return EMBEDDING;
        // Fused and latent projections count as values: the part most easily hurt decides.
        if (name.contains("attn_qkv.weight") || name.contains("attn_kv_b.weight") || name.contains("attn_v.weight"))
            return VALUE;
        if (name.contains("attn_k.weight")) return KEY;
        if (name.contains("attn_q.weight")) return QUERY;
        if (name.contains("attn_output.weight")) return ATTENTION_OUTPUT;
        if (name.contains("ffn_up")) return UP;
        if (name.contains("ffn_gate")) return GATE;
        return name.contains("ffn_down") ? DOWN : OTHER;
    }
}
