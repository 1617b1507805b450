package com.runthismodel.hub.gguf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GgufReaderTest {
    private static final int F32 = 0;
    private static final int Q4_K = 12;

    @Test
    void readsMetadataTensorsAndSizes() throws IOException {
        GgufHeader header = read(small().bytes());

        assertEquals(3, header.version());
        assertEquals("llama", header.metadata().get("general.architecture"));
        assertEquals(2L, header.metadata().get("llama.block_count"));
        assertEquals(List.of(8L, 0L), header.metadata().get("llama.attention.head_count_kv"));
        assertEquals(3L, header.arrayLengths().get("tokenizer.ggml.tokens"));
        assertFalse(header.metadata().containsKey("tokenizer.ggml.tokens"), "vocabularies are not held");
        assertEquals(
                new GgufTensor("output_norm.weight", List.of(256L), "F32", 0, 1024),
                header.tensors().get(0));
        assertEquals(512 / 256 * 144 * 4, header.tensors().get(1).bytes());
        assertEquals(1024 + 1152, header.tensorBytes());
        assertEquals(0, header.headerBytes() % 32);
    }

    @Test
    void refusesWithTheByteOffset() {
        assertRefused(new GgufWriter().raw("GGML".getBytes()).u32(3).bytes(), "byte 0: not a GGUF file");
        assertRefused(new GgufWriter().header(0x03000000, 0, 0).bytes(), "byte 4: a big-endian GGUF file");
        assertRefused(new GgufWriter().header(1, 0, 0).bytes(), "byte 4: GGUF version 1");
        assertRefused(new GgufWriter().header(3, -1, 0).bytes(), "byte 8: tensor count is 18446744073709551615");
        assertRefused(new GgufWriter().header(3, 0, 1L << 40).bytes(), "byte 16: metadata count is 1099511627776");
        assertRefused(new GgufWriter().header(3, 0, 1).u64(1L << 60).bytes(), "byte 24: length of a metadata key");
        assertRefused(new GgufWriter().header(3, 0, 1).string("k").u32(77).bytes(), "value type 77 of \"k\"");
        assertRefused(
                new GgufWriter()
                        .header(3, 0, 1)
                        .string("k")
                        .u32(9)
                        .u32(9)
                        .u64(1)
                        .bytes(),
                "array of arrays");
        assertRefused(
                new GgufWriter()
                        .header(3, 0, 1)
                        .string("k")
                        .u32(9)
                        .u32(8)
                        .u64(1L << 50)
                        .bytes(),
                "length of array");
        assertRefused(
                new GgufWriter().header(3, 0, 2).number("k", 1).number("k", 2).bytes(), "\"k\" stands twice");
    }

    /** A thousand short arrays, or a few long texts, filled the memory though none of them was too long by itself. */
    @Test
    void refusesMoreMetadataThanAnyModelHas() {
        GgufWriter arrays = new GgufWriter().header(3, 0, 1000);
        for (int i = 0; i < 1000; i++) arrays.numbers("k" + i, Collections.nCopies(4096, 7));
        assertRefused(arrays.bytes(), "metadata takes more than 67108864 bytes");
        GgufWriter texts = new GgufWriter().header(3, 0, 5);
        for (int i = 0; i < 5; i++) texts.text("k" + i, "a".repeat(16 << 20));
        assertRefused(texts.bytes(), "metadata takes more than 67108864 bytes");
    }

    @Test
    void refusesLyingTensors() {
        assertRefused(one(F32, 0, 1L << 40, 1L << 40), "more than 2^50 weights");
        assertRefused(one(Q4_K, 0, 100, 4), "not whole blocks of Q4_K");
        assertRefused(one(4, 0, 32), "unknown type 4");
        assertRefused(one(F32, 7, 32), "offset 7 of tensor \"a\" is not a multiple of 32");
        assertRefused(
                new GgufWriter()
                        .header(3, 2, 0)
                        .tensor("a", F32, 0, 32)
                        .tensor("b", F32, 64, 32)
                        .bytes(),
                "tensors \"a\" and \"b\" overlap");
        assertRefused(
                new GgufWriter()
                        .header(3, 2, 0)
                        .tensor("a", F32, 0, 32)
                        .tensor("a", F32, 128, 32)
                        .bytes(),
                "tensor \"a\" stands twice");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = small().bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(GgufException.class, () -> read(part), "cut at " + length);
        }
    }

    /** Bytes, lengths and counts changed at random: an answer or our own exception, never another, never a wait. */
    @Test
    void twentyThousandMutationsEndWell() {
        byte[] whole = small().bytes();
        Random random = new Random(20260823);
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20_000; i++) survive(mutated(whole, random));
        });
    }

    private static void survive(byte[] header) throws IOException {
        try {
            read(header);
        } catch (GgufException refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
        for (int k = random.nextInt(6); k >= 0 && copy.length > 8; k--) {
            int at = 4 + random.nextInt(copy.length - 4);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xff : 0);
            if (random.nextInt(3) == 0) Arrays.fill(copy, at, Math.min(at + 8, copy.length), (byte) 0xff);
        }
        return copy;
    }

    private static byte[] one(int type, long offset, long... dimensions) {
        return new GgufWriter()
                .header(3, 1, 0)
                .tensor("a", type, offset, dimensions)
                .bytes();
    }

    private static GgufWriter small() {
        return new GgufWriter()
                .header(3, 2, 5)
                .text("general.architecture", "llama")
                .number("llama.block_count", 2)
                .numbers("llama.attention.head_count_kv", List.of(8, 0))
                .texts("tokenizer.ggml.tokens", List.of("a", "b", "ç"))
                .numbers("tokenizer.ggml.scores", Collections.nCopies(5000, 7))
                .tensor("output_norm.weight", F32, 0, 256)
                .tensor("blk.0.ffn_down.weight", Q4_K, 1024, 512, 4);
    }

    private static GgufHeader read(byte[] bytes) throws IOException {
        return GgufReader.read(new ByteArrayInputStream(bytes));
    }

    private static void assertRefused(byte[] bytes, String part) {
        GgufException refused = assertThrows(GgufException.class, () -> read(bytes));
        assertEquals(true, refused.getMessage().contains(part), refused.getMessage());
    }
}
