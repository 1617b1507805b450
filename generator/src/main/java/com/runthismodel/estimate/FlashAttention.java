package com.runthismodel.estimate;

import java.util.Set;

/** Which heads CUDA's flash attention has a kernel for: ggml-cuda/fattn.cu. Without one, "auto" means off. */
final class FlashAttention {
    private static final Set<Long> EQUAL = Set.of(40L, 64L, 72L, 80L, 96L, 112L, 128L, 256L, 512L);

    private FlashAttention() {}

    /** Of heads of these sizes, so many queries to a key. */
    static boolean runs(long keyHead, long valueHead, long queriesPerKey) {
        if (keyHead == valueHead) return EQUAL.contains(keyHead);
        return keyHead == 192 && valueHead == 128 && queriesPerKey % 8 == 0
                || keyHead == 320 && valueHead == 256
                || keyHead == 576 && valueHead == 512;
    }
}
