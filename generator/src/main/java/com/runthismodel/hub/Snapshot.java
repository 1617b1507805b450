package com.runthismodel.hub;

import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A snapshot file made from the Hub's answers: the same keys in the same order as always, so that a refresh changes values
 * and never the shape. What the Hub does not say (our own {@code parameters}, a field from another source) is kept.
 */
public final class Snapshot {
    private static final List<String> TAKEN =
            List.of("sha", "createdAt", "lastModified", "downloads", "likes", "gated", "pipeline_tag", "library_name");
    private static final List<String> CARD = List.of("license", "license_name", "license_link", "base_model");
    private static final List<String> SAFETENSORS = List.of("parameters", "total");
    private static final List<String> GGUF = List.of("architecture", "context_length", "total");
    /** Safetensors in folders are other models' or parts of pipelines. */
    private static final Pattern WEIGHTS = Pattern.compile(".*\\.gguf|[^/]*\\.safetensors");

    static final List<String> ORDER = List.of(
            "id",
            "read",
            "etag",
            "sha",
            "createdAt",
            "lastModified",
            "downloads",
            "likes",
            "gated",
            "pipeline_tag",
            "library_name",
            "cardData",
            "config",
            "safetensors",
            "gguf",
            "siblings",
            "parameters",
            "sources");

    private Snapshot() {}

    /**
     * @param info answer of {@code /api/models/{id}?blobs=true}
     * @param config the repository's config.json, when it was read anew
     * @param old the snapshot until now
     */
    public static Map<String, Object> of(
            Node.Fields info,
            Optional<Node.Fields> config,
            Optional<Node.Fields> old,
            Optional<String> etag,
            LocalDate today) {
        Map<String, Object> before = old.map(Plain::map).orElse(Map.of());
        Map<String, Object> said = said(Plain.map(info));
        config.ifPresent(fields -> said.put("config", Quantization.bounded(Plain.map(fields))));
        SnapshotTensors.keep(before, said);
        Map<String, Object> all = new LinkedHashMap<>(before);
        all.putAll(said);
        all.put("read", today.toString());
        etag.ifPresent(tag -> all.put("etag", tag));
        all.put("sources", sources(before, said));
        return ordered(all);
    }

    private static Map<String, Object> said(Map<String, Object> info) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", info.get("id"));
        for (String key : TAKEN) copy(key, info, said);
        part("cardData", CARD, info, said);
        part("gguf", GGUF, info, said);
        part("safetensors", SAFETENSORS, info, said);
        List<Map<String, Object>> files = files(info.get("siblings"));
        if (!files.isEmpty()) said.put("siblings", files);
        return said;
    }

    private static void part(String key, List<String> wanted, Map<String, Object> from, Map<String, Object> to) {
        if (!(from.get(key) instanceof Map<?, ?> whole)) return;
        Map<String, Object> part = new LinkedHashMap<>();
        for (String name : wanted) copy(name, whole, part);
        if (!part.isEmpty()) to.put(key, part);
    }

    private static void copy(String key, Map<?, ?> from, Map<String, Object> to) {
        if (from.get(key) != null) to.put(key, from.get(key));
    }

    /** Weights only: the other files of a repository are of no use here. */
    private static List<Map<String, Object>> files(Object siblings) {
        Map<String, Map<String, Object>> files = new TreeMap<>();
        for (Object sibling : siblings instanceof List<?> list ? list : List.of()) {
            if (sibling instanceof Map<?, ?> file
                    && WEIGHTS.matcher(Objects.toString(file.get("rfilename"))).matches())
                files.put(Objects.toString(file.get("rfilename")), file(file));
        }
        return new ArrayList<>(files.values());
    }

    private static Map<String, Object> file(Map<?, ?> said) {
        Map<String, Object> file = new LinkedHashMap<>();
        copy("rfilename", said, file);
        copy("size", said, file);
        if (said.get("lfs") instanceof Map<?, ?> lfs && lfs.get("sha256") != null)
            file.put("lfs", Map.of("sha256", lfs.get("sha256")));
        return file;
    }

    /** A field that the Hub itself has said needs no other witness. */
    private static Map<String, Object> sources(Map<String, Object> before, Map<String, Object> said) {
        Map<String, Object> sources = new TreeMap<>();
        if (before.get("sources") instanceof Map<?, ?> old)
            old.forEach((field, where) -> {
                if (!said.containsKey(top(field.toString()))) sources.put(field.toString(), where);
            });
        String hub = "https://huggingface.co/" + said.get("id");
        for (String field : said.keySet()) if (!field.equals("id")) sources.put(field, hub);
        return sources;
    }

    private static String top(String field) {
        return field.replaceAll("[.\\[].*", "");
    }

    static Map<String, Object> ordered(Map<String, Object> all) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String key : ORDER) copy(key, all, ordered);
        return ordered;
    }
}
