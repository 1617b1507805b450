package com.runthismodel.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects the tensors of a header, or of several, into {@link TensorGroup groups}, in the order in which they come. */
public final class TensorGroups {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private final Map<Key, Members> groups = new LinkedHashMap<>();

    private record Key(String name, List<Long> dimensions, String type) {}

    private static final class Members {
        private final TreeSet<Integer> blocks = new TreeSet<>();
        private long count;
    }

    public void add(String name, List<Long> dimensions, String type) {
        List<String> parts = new ArrayList<>(List.of(name.split("\\.", -1)));
        int block = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (!NUMBER.matcher(parts.get(i)).matches()) continue;
            if (block < 0) block = Integer.parseInt(parts.get(i));
            parts.set(i, "*");
        }
        // A number on its own has no dimensions; a line has one at least.
        List<Long> shape = dimensions.isEmpty() ? List.of(1L) : dimensions;
        Members members = groups.computeIfAbsent(new Key(String.join(".", parts), shape, type), key -> new Members());
        if (block >= 0) members.blocks.add(block);
        members.count++;
    }

    /** @throws IllegalArgumentException where a name or a shape is none that a snapshot can say */
    public List<TensorGroup> done() {
        List<TensorGroup> done = new ArrayList<>();
        groups.forEach((key, members) -> done.add(checked(
                new TensorGroup(key.name, key.dimensions, key.type, List.copyOf(members.blocks), members.count))));
        return done;
    }

    private static TensorGroup checked(TensorGroup group) {
        return TensorGroup.of(group.toString());
    }
}
