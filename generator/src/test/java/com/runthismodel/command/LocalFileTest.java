package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.hub.gguf.GgufHeader;
import com.runthismodel.hub.gguf.GgufTensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A GGUF header becomes coefficients: shapes from metadata, bytes from the tensors, each in its own type. */
class LocalFileTest {
    private static final Map<String, Object> METADATA = Map.of(
            "general.architecture", "llama",
            "llama.embedding_length", 512L,
            "llama.block_count", 1L,
            "llama.context_length", 2048L,
            "llama.attention.head_count", 8L,
            "llama.attention.head_count_kv", 2L,
            "llama.feed_forward_length", 1024L);

    @Test
    void tensorsCountInTheirOwnTypeAndPlace() {
        LocalFile file = LocalFile.of(header(METADATA));
        KnownArchitecture model = assertInstanceOf(KnownArchitecture.class, file.architecture());
        assertEquals(1000, model.vocabulary());
        assertEquals(true, model.tied());
        Coefficients coefficients = file.coefficients();
        // 1,000 rows of 512 in blocks of 32 numbers and 34 bytes; 512 x 512 in blocks of 256 and 144.
        assertEquals(1000 * 16 * 34, coefficients.inputBytes());
        assertEquals(512 * 2 * 144, coefficients.kinds().get(0).gpuBytes());
        long kv = MemoryEstimator.of(coefficients, RunSettings.headline(1024))
                .gpuKv()
                .count();
        assertEquals(2L * 2 * 64 * 2 * 1024, kv);
    }

    @Test
    void anUnknownArchitectureIsRefusedByName() {
        LocalFile file = LocalFile.of(header(Map.of("general.architecture", "novel")));
        assertEquals(
                "novel",
                assertInstanceOf(UnknownArchitecture.class, file.architecture()).name());
    }

    private static GgufHeader header(Map<String, Object> metadata) {
        List<GgufTensor> tensors = List.of(
                new GgufTensor("token_embd.weight", List.of(512L, 1000L), "Q8_0", 0, 1000 * 16 * 34),
                new GgufTensor("blk.0.attn_q.weight", List.of(512L, 512L), "Q4_K", 544_000, 512 * 2 * 144));
        return new GgufHeader(3, metadata, Map.of("tokenizer.ggml.tokens", 1000L), tensors, 4096, 700_000);
    }
}
