package com.runthismodel.estimate.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Bytes that each tensor takes on a GPU: those of a block by their name in it, all others by their own. */
public final class WeightBytes {
    private final List<Map<String, Long>> blocks = new ArrayList<>();
    private final Map<String, Long> others = new HashMap<>();

    /** @param block negative where it belongs to none */
    public void put(int block, String name, long bytes) {
        while (blocks.size() <= block) blocks.add(new HashMap<>());
        (block < 0 ? others : blocks.get(block)).put(name, bytes);
    }

    public long bytes(int block, String name) {
        return block < 0 ? bytes(name) : block(block).getOrDefault(name, 0L);
    }

    public long bytes(String name) {
        return others.getOrDefault(name, 0L);
    }

    /** The largest tensor of any block. */
    public long largest() {
        return blocks.stream()
                .flatMapToLong(block -> LongStream.of(
                        block.values().stream().mapToLong(Long::longValue).toArray()))
                .max()
                .orElse(0);
    }

    public boolean anyOf(String partOfName) {
        return blocks.stream().anyMatch(block -> block.keySet().stream().anyMatch(name -> name.contains(partOfName)));
    }

    boolean has(String name) {
        return others.containsKey(name);
    }

    Map<String, Long> block(int block) {
        return block < blocks.size() ? blocks.get(block) : Map.of();
    }
}
