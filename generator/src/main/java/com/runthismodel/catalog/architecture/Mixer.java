package com.runthismodel.catalog.architecture;

/** The part of a block in which tokens see each other. Widths are counted in numbers, not bytes. */
public sealed interface Mixer {

    /**
     * Attention over cached keys and values.
     *
     * @param windowed whether it sees the sliding window only
     * @param cached false where it reads the cache of an earlier layer, or caches nothing
     */
    record Attention(long heads, long kvHeads, long keyHead, long valueHead, boolean windowed, boolean cached)
            implements Mixer {
        public long queryWidth() {
            return heads * keyHead;
        }

        public long keyWidth() {
            return kvHeads * keyHead;
        }

        public long valueWidth() {
            return kvHeads * valueHead;
        }
    }

    /**
     * Multi-head latent attention: one compressed row a token is cached (memory model 4.2).
     *
     * @param expanded whether every head's key and value are cached instead, as in files from before the MLA keys
     */
    record Latent(
            long heads, long queryRank, long kvRank, long ropeHead, long plainHead, long valueHead, boolean expanded)
            implements Mixer {
        public long cachedWidth() {
            return kvRank + ropeHead;
        }

        public long cachedKey() {
            return expanded ? heads * keyHead() : cachedWidth();
        }

        public long cachedValue() {
            return expanded ? heads * valueHead : 0;
        }

        public long keyHead() {
            return plainHead + ropeHead;
        }
    }

    /** Something that keeps a state of constant size for each sequence instead of a cache. */
    record Recurrent(Kind kind, long inner, long state, long kernel, long groups, long ranks) implements Mixer {
        public enum Kind {
            MAMBA,
            MAMBA2,
            DELTA_NET,
            SHORT_CONVOLUTION,
            RWKV,
            KIMI_DELTA
        }

        /** Numbers kept for the convolution of one sequence (memory model 4.2). */
        public long convolutionNumbers() {
            return switch (kind) {
                case SHORT_CONVOLUTION, RWKV -> (kernel - 1) * inner;
                case KIMI_DELTA -> 3 * (kernel - 1) * inner;
                case MAMBA, MAMBA2, DELTA_NET -> (kernel - 1) * (inner + 2 * groups * state);
            };
        }

        /** Numbers kept as the state of one sequence. */
        public long stateNumbers() {
            return kind == Kind.SHORT_CONVOLUTION ? 0 : state * inner;
        }
    }

    /** Attention and a recurrent mixer side by side in one block (Falcon H1). */
    record Both(Attention attention, Recurrent recurrent) implements Mixer {}

    /** A block that only works on each token alone (Nemotron H). */
    record None() implements Mixer {}
}
