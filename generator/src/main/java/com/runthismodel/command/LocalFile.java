package com.runthismodel.command;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.tensor.StoredTensor;
import com.runthismodel.hub.gguf.GgufHeader;
import com.runthismodel.hub.gguf.GgufTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GGUF file by its header: the architecture from metadata and tensor names, the bytes from the tensors themselves. */
record LocalFile(Architecture architecture, GgufHeader header) {

    static LocalFile of(GgufHeader header) {
        Map<String, Object> metadata = new HashMap<>(header.metadata());
        String name = String.valueOf(metadata.get("general.architecture"));
        Long tokens = header.arrayLengths().get("tokenizer.ggml.tokens");
        if (tokens != null) metadata.putIfAbsent(name + ".vocab_size", tokens);
        return new LocalFile(Architecture.ofGguf(metadata, hints(header.tensors())), header);
    }

    /** What only the list of tensors tells. */
    private static Map<String, Object> hints(List<GgufTensor> tensors) {
        Map<String, Object> hints = new HashMap<>();
        hints.put("tied", !named(tensors, "output.weight"));
        hints.put("rope_freqs", named(tensors, "rope_freqs.weight"));
        hints.put("longrope", named(tensors, "rope_factors_long.weight"));
        hints.put("qkv_bias", named(tensors, "blk.0.attn_q.bias"));
        hints.put("attn_output_bias", named(tensors, "blk.0.attn_output.bias"));
        hints.put("mlp_bias", named(tensors, "blk.0.ffn_up.bias"));
        hints.put(
                "k_eq_v",
                tensors.stream().filter(t -> t.name().endsWith("attn_v.weight")).count()
                        < tensors.stream()
                                .filter(t -> t.name().endsWith("attn_k.weight"))
                                .count());
        return hints;
    }

    private static boolean named(List<GgufTensor> tensors, String name) {
        return tensors.stream().anyMatch(tensor -> tensor.name().equals(name));
    }

    /** How many blocks predict tokens further ahead; empty where none does. */
    Optional<Long> predictionBlocks() {
        Object count = header.metadata().get(header.metadata().get("general.architecture") + ".nextn_predict_layers");
        return count instanceof Number number && number.longValue() > 0
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    Coefficients coefficients() {
        List<StoredTensor> stored =
                header.tensors().stream().map(LocalFile::stored).toList();
        return Coefficients.ofFile((KnownArchitecture) architecture, stored);
    }

    private static StoredTensor stored(GgufTensor tensor) {
        TensorType type = TensorType.named(tensor.type())
                .orElseThrow(() -> new IllegalArgumentException(
                        tensor.name() + " has type " + tensor.type() + ", which has no block layout here"));
        return new StoredTensor(tensor.name(), tensor.dimensions(), type);
    }
}
