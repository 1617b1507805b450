package com.runthismodel.estimate.tensor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a tensor's name says of it, whatever its block: worked out once for each of the few hundred names there are,
 * because a catalogue asks tens of millions of times.
 *
 * @param copied llama-quantize leaves it as it is
 * @param keptF32 the converter writes it as F32 whatever is asked for
 * @param expert what {@code --n-cpu-moe} leaves in RAM
 */
record TensorKind(TensorRole role, boolean copied, boolean keptF32, boolean expert, boolean ropeFactor) {
    private static final List<String> COPIED = List.of(
            "_norm.weight",
            "ffn_gate_inp.weight",
            "altup",
            "laurel",
            "per_layer_model_proj",
            "position_embd",
            "token_types",
            "ssm_conv1d",
            "shortconv.conv.weight",
            "indexer.k_proj.weight",
            "indexer.q_proj.weight",
            "time_mix_first.weight",
            "time_mix_w0.weight",
            "time_mix_w1.weight",
            "time_mix_w2.weight",
            "time_mix_v0.weight",
            "time_mix_v1.weight",
            "time_mix_v2.weight",
            "time_mix_a0.weight",
            "time_mix_a1.weight",
            "time_mix_a2.weight",
            "time_mix_g1.weight",
            "time_mix_g2.weight",
            "time_mix_decay_w1.weight",
            "time_mix_decay_w2.weight",
            "time_mix_lerp_fused.weight");
    private static final List<String> KEPT_F32 = List.of(
            "_norm.weight",
            "ffn_gate_inp.weight",
            "ffn_gate_inp_shexp.weight",
            "position_embd",
            "token_types",
            "ssm_conv1d",
            "shortconv.conv",
            "time_mix_first.weight",
            "time_mix_w1.weight",
            "time_mix_w2.weight",
            "time_mix_decay_w1.weight",
            "time_mix_decay_w2.weight",
            "time_mix_lerp_fused",
            "altup_correct_coef",
            "altup_predict_coef");

    private static final Map<String, TensorKind> KNOWN = new ConcurrentHashMap<>();

    /** {@code attn_v.weight} of any block. */
    static TensorKind of(String part) {
        TensorKind known = KNOWN.get(part);
        return known != null ? known : KNOWN.computeIfAbsent(part, TensorKind::read);
    }

    private static TensorKind read(String name) {
        return new TensorKind(
                TensorRole.of(name),
                COPIED.stream().anyMatch(name::contains),
                !name.endsWith(".weight") || KEPT_F32.stream().anyMatch(name::contains),
                name.contains("_exps.") && !name.contains("norm"),
                name.startsWith("rope_f"));
    }
}
