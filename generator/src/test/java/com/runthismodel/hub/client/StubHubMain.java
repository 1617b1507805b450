package com.runthismodel.hub.client;

import com.runthismodel.hub.gguf.GgufWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Hub on this machine with one small model, to try {@code add} and {@code refresh} with {@code --hub} where the real one is
 * out of reach: prints its address and answers until it is stopped.
 */
public final class StubHubMain {
    private static final String MODEL = "Example/Tiny-Instruct";
    private static final String GGUF = "example-quants/Tiny-Instruct-GGUF";

    private StubHubMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (StubHub hub = new StubHub().files(3000)) {
            hub.text(
                    "/api/models/" + MODEL + "?blobs=true",
                    "{\"id\":\"" + MODEL + "\",\"sha\":\"" + "a".repeat(40)
                            + "\",\"createdAt\":\"2026-05-01T12:00:00.000Z\",\"gated\":false,\"downloads\":12,\"likes\":3,"
                            + "\"pipeline_tag\":\"text-generation\",\"cardData\":{\"license\":\"apache-2.0\"},"
                            + "\"safetensors\":{\"parameters\":{\"BF16\":1049088},\"total\":1049088},"
                            + "\"siblings\":[{\"rfilename\":\"model.safetensors\",\"size\":2098300}]}");
            hub.text(
                    "/" + MODEL + "/resolve/" + "a".repeat(40) + "/config.json",
                    "{\"model_type\":\"llama\",\"hidden_size\":256,\"intermediate_size\":512,\"num_hidden_layers\":1,"
                            + "\"num_attention_heads\":4,\"num_key_value_heads\":2,\"vocab_size\":2048,"
                            + "\"max_position_embeddings\":4096,\"tie_word_embeddings\":true,\"torch_dtype\":\"bfloat16\"}");
            hub.text(
                    "/api/models?filter=base_model:quantized:" + MODEL + "&filter=gguf&sort=downloads&limit=4",
                    "[{\"id\":\"" + GGUF + "\"}]");
            hub.text(
                    "/api/models/" + GGUF + "?blobs=true",
                    "{\"id\":\"" + GGUF + "\",\"sha\":\"" + "b".repeat(40)
                            + "\",\"siblings\":[{\"rfilename\":\"Tiny-Instruct-Q4_K_M.gguf\",\"size\":900000}]}");
            hub.large("/" + GGUF + "/resolve/" + "b".repeat(40) + "/Tiny-Instruct-Q4_K_M.gguf", gguf());
            hub.large("/" + GGUF + "/resolve/main/Tiny-Instruct-Q4_K_M.gguf", gguf());
            hub.large("/" + MODEL + "/resolve/" + "a".repeat(40) + "/model.safetensors", safetensors());
            System.out.println(hub.address());
            Thread.currentThread().join();
        }
    }

    private static byte[] gguf() {
        GgufWriter out = new GgufWriter().header(3, 11, 1).texts("tokenizer.ggml.tokens", List.of("a", "b"));
        long offset = 0;
        offset = tensor(out, "token_embd.weight", offset, 256, 2048);
        offset = tensor(out, "output_norm.weight", offset, 256, 1);
        for (String norm : List.of("attn_norm", "ffn_norm"))
            offset = tensor(out, "blk.0." + norm + ".weight", offset, 256, 1);
        offset = tensor(out, "blk.0.attn_q.weight", offset, 256, 256);
        for (String part : List.of("attn_k", "attn_v"))
            offset = tensor(out, "blk.0." + part + ".weight", offset, 256, 128);
        offset = tensor(out, "blk.0.attn_output.weight", offset, 256, 256);
        for (String part : List.of("ffn_gate", "ffn_up"))
            offset = tensor(out, "blk.0." + part + ".weight", offset, 256, 512);
        tensor(out, "blk.0.ffn_down.weight", offset, 512, 256);
        return out.raw(new byte[64]).bytes();
    }

    /** Q4_K (12) where it has rows, F32 (0) where it has not. */
    private static long tensor(GgufWriter out, String name, long offset, long columns, long rows) {
        out.tensor(name, rows == 1 ? 0 : 12, offset, columns, rows);
        return offset + (rows == 1 ? 4 * columns : columns / 256 * 144 * rows);
    }

    private static byte[] safetensors() {
        byte[] json =
                ("{\"model.embed_tokens.weight\":{\"dtype\":\"BF16\",\"shape\":[2048,256],\"data_offsets\":[0,1048576]},"
                                + "\"model.norm.weight\":{\"dtype\":\"BF16\",\"shape\":[256],\"data_offsets\":[1048576,1049088]}}")
                        .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(json.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
