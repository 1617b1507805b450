package com.runthismodel.estimate;

/**
 * What decides whether llama.cpp starts at all.
 *
 * @param oneCache keys and values are one cache
 * @param keyHead numbers in one head's key; 0 where nothing is cached
 * @param flashAttention CUDA has a flash attention kernel for these heads
 * @param layers blocks
 * @param tensors tensors of the file
 * @param fusedBlockNodes nodes of a block with fused projections; 0 for the others, which stay far from the limit
 */
public record Limits(
        boolean oneCache, long keyHead, boolean flashAttention, long layers, long tensors, long fusedBlockNodes) {}
