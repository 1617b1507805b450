package com.runthismodel.estimate.engine;

import com.runthismodel.unit.Bytes;

/**
 * How vLLM or SGLang is started.
 *
 * @param cards sharing every layer ({@code --tensor-parallel-size}, {@code --tp-size})
 * @param memoryPercent of each card: {@code --gpu-memory-utilization}, {@code --mem-fraction-static}
 * @param cacheNumberBytes 2 for a 16-bit cache, 1 for FP8
 * @param batchTokens read at once ({@code --max-num-batched-tokens}, {@code --chunked-prefill-size})
 */
public record PagedServer(
        Engine engine, Bytes cardMemory, int cards, int memoryPercent, int cacheNumberBytes, long batchTokens) {
    /** What vLLM takes unless told otherwise; earlier releases took {@link #OLDER_VLLM_PERCENT}. */
    public static final int VLLM_PERCENT = 92;

    public static final int OLDER_VLLM_PERCENT = 90;

    /** The two share a form and differ in what their share of the card has to hold. */
    public enum Engine {
        /** Weights, the cache and all that a pass needs come out of the share. */
        VLLM(16, true),
        /** Weights and the cache alone come out of the share: a pass uses what is left. */
        SGLANG(1, false);

        private final int pageTokens;
        private final boolean reserveInside;

        Engine(int pageTokens, boolean reserveInside) {
            this.pageTokens = pageTokens;
            this.reserveInside = reserveInside;
        }

        public int pageTokens() {
            return pageTokens;
        }

        public boolean reserveInside() {
            return reserveInside;
        }
    }

    public PagedServer {
        if (cards < 1) throw new IllegalArgumentException("cards must be at least 1, was " + cards);
        if (memoryPercent < 1 || memoryPercent > 100)
            throw new IllegalArgumentException("memoryPercent must be 1 to 100, was " + memoryPercent);
        if (cacheNumberBytes < 1) throw new IllegalArgumentException("cacheNumberBytes must be at least 1");
        if (batchTokens < 1) throw new IllegalArgumentException("batchTokens must be at least 1");
    }

    /** As it starts on such cards without options. */
    public static PagedServer of(Engine engine, Bytes cardMemory, int cards) {
        CardTier tier = CardTier.of(engine, cardMemory);
        int percent = engine == Engine.VLLM ? VLLM_PERCENT : tier.sglangPercent(cardMemory, cards);
        return new PagedServer(engine, cardMemory, cards, percent, 2, tier.batchTokens());
    }

    /** vLLM as it starts without options. */
    public static PagedServer vllm(Bytes cardMemory, int cards) {
        return of(Engine.VLLM, cardMemory, cards);
    }

    public PagedServer withPercent(int percent) {
        return new PagedServer(engine, cardMemory, cards, percent, cacheNumberBytes, batchTokens);
    }

    public PagedServer withCache(int numberBytes) {
        return new PagedServer(engine, cardMemory, cards, memoryPercent, numberBytes, batchTokens);
    }

    /** Bytes of each card the server may take. */
    Bytes share() {
        return new Bytes(cardMemory.count() / 100 * memoryPercent);
    }
}
