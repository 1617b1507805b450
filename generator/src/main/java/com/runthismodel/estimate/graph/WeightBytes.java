package com.runthismodel.estimate.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bytes that each tensor takes on a GPU: those of a block by their name in it, all others by their own. */
public final class WeightBytes {
    private final List<Map<String, Long>> blocks = new ArrayList<>();
    private final Map<String, Long> others = new HashMap<>();

    /** @param block negative where it belongs to none */
    public void put(int block, String name, long bytes) {
        while (blocks.size() <= block) blocks.add(new HashMap<>());
        (block < 0 ? others : blocks.get(block)).put(name, bytes);
    }

    long bytes(String name) {
        return others.getOrDefault(name, 0L);
    }

    boolean has(String name) {
        return others.containsKey(name);
    }

    Map<String, Long> block(int block) {
        return block < blocks.size() ? blocks.get(block) : Map.of();
    }
}
