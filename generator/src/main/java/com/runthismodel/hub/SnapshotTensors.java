package com.runthismodel.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What headers of files say, inside a snapshot: of GGUF beside each file, for each is a model of its own; of safetensors
 * once, for all files together are the model. The Hub says neither, so a refresh keeps them while the files stay the same.
 */
public final class SnapshotTensors {
    private static final String KEY = "tensors";

    private SnapshotTensors() {}

    /** @param snapshot as it would be written; a copy with the tensors comes back */
    public static Map<String, Object> with(Map<String, Object> snapshot, String file, List<TensorGroup> tensors) {
        Map<String, Object> changed = new LinkedHashMap<>(snapshot);
        boolean safetensors = file.endsWith(".safetensors");
        if (safetensors) changed.put("safetensors", with(map(snapshot.get("safetensors")), tensors));
        List<Object> files = new ArrayList<>();
        for (Map<String, Object> sibling : maps(snapshot.get("siblings")))
            files.add(!safetensors && file.equals(sibling.get("rfilename")) ? with(sibling, tensors) : sibling);
        changed.put("siblings", files);
        if (safetensors) return Snapshot.ordered(changed);
        return changed;
    }

    private static Map<String, Object> with(Map<String, Object> map, List<TensorGroup> tensors) {
        Map<String, Object> both = new LinkedHashMap<>(map);
        both.put(KEY, tensors.stream().map(TensorGroup::toString).toList());
        return both;
    }

    /** Takes over into what the Hub says now what was read of files that are still the same. */
    static void keep(Map<String, Object> before, Map<String, Object> said) {
        List<Map<String, Object>> old = maps(before.get("siblings"));
        for (Map<String, Object> file : files(said)) {
            Optional<Map<String, Object>> earlier =
                    old.stream().filter(was -> known(was).equals(file)).findFirst();
            earlier.map(was -> was.get(KEY)).ifPresent(tensors -> file.put(KEY, tensors));
        }
        Object tensors = map(before.get("safetensors")).get(KEY);
        if (tensors == null || !weights(old).equals(weights(files(said)))) return;
        Map<String, Object> counts = map(said.get("safetensors"));
        counts.put(KEY, tensors);
        said.put("safetensors", counts);
    }

    private static List<Map<String, Object>> weights(List<Map<String, Object>> files) {
        return files.stream()
                .filter(file -> String.valueOf(file.get("rfilename")).endsWith(".safetensors"))
                .toList();
    }

    private static Map<String, Object> known(Map<String, Object> file) {
        Map<String, Object> rest = new LinkedHashMap<>(file);
        rest.remove(KEY);
        return rest;
    }

    @SuppressWarnings("unchecked") // made by Snapshot, which has no other files
    private static List<Map<String, Object>> files(Map<String, Object> said) {
        return (List<Map<String, Object>>) said.getOrDefault("siblings", List.of());
    }

    private static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object item : list instanceof List<?> items ? items : List.of()) maps.add(map(item));
        return maps;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> known) known.forEach((key, item) -> map.put(key.toString(), item));
        return map;
    }
}
