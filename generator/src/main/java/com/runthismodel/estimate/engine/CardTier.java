package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.engine.PagedServer.Engine;
import com.runthismodel.unit.Bytes;
import java.util.List;

/**
 * What the servers choose by the memory of a card when nobody says (vllm/engine/arg_utils.py,
 * get_batch_defaults; sglang/srt/server_args.py, _handle_gpu_memory_settings).
 *
 * @param belowGib this tier ends where a card has so much memory
 * @param batchTokens read at once
 * @param graphs batch sizes up to this are captured as graphs; of SGLang, with fewer than four cards
 * @param graphsOfMany the same with four cards or more
 */
public record CardTier(long belowGib, long batchTokens, long graphs, long graphsOfMany) {
    private static final long ALL = Long.MAX_VALUE / Bytes.PER_GIB;

    public static final List<CardTier> VLLM = List.of(new CardTier(70, 2048, 0, 0), new CardTier(ALL, 8192, 0, 0));

    public static final List<CardTier> SGLANG = List.of(
            new CardTier(20, 2048, 8, 8),
            new CardTier(35, 2048, 24, 80),
            new CardTier(60, 4096, 32, 160),
            new CardTier(160, 8192, 256, 512),
            new CardTier(ALL, 16384, 512, 512));

    /** Of SGLang, in MiB: for what does not depend on anything, each 1,024 tokens of a batch, a card, a batch size captured. */
    public static final long FIXED = 512;

    public static final long PER_1024_TOKENS = 1536;
    public static final long PER_CARD = 128;
    public static final long PER_GRAPH = 2;

    /** From so many GiB on it keeps at least so many MiB. */
    public static final long LARGE_GIB = 60;

    public static final long LEAST_OF_LARGE = 10_240;

    static CardTier of(Engine engine, Bytes card) {
        return (engine == Engine.VLLM ? VLLM : SGLANG)
                .stream()
                        .filter(tier -> card.count() < tier.belowGib * Bytes.PER_GIB)
                        .findFirst()
                        .orElseThrow();
    }

    /** The share SGLang leaves to weights and cache, rounded down to whole hundredths. */
    int sglangPercent(Bytes card, int cards) {
        long kept = FIXED
                + batchTokens * PER_1024_TOKENS / 1024
                + cards * PER_CARD
                + (cards < 4 ? graphs : graphsOfMany) * PER_GRAPH;
        long memory = card.count() / Bytes.PER_MIB;
        if (memory > LARGE_GIB * 1024) kept = Math.max(kept, LEAST_OF_LARGE);
        return (int) Math.max(1, 100 * (memory - kept) / memory);
    }
}
