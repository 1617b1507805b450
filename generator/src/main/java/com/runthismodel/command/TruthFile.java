package com.runthismodel.command;

import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.estimate.tensor.OptionalTensors;
import com.runthismodel.source.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of models and of runs measured on them. Of a run only what was asked for is read, never what came out.
 *
 * @param models by name: GGUF metadata, and hints and the number of parameters, which tell what the tensor list does
 */
record TruthFile(Map<String, Subject> models, List<?> rows) {

    record Subject(Architecture architecture, Map<?, ?> sizes) {}

    static TruthFile read(Path file) throws IOException {
        Map<?, ?> root = map(Json.read(file), file.toString());
        Map<String, Subject> models = new LinkedHashMap<>();
        Object named = root.get("models");
        for (Map.Entry<?, ?> entry :
                map(named == null ? Map.of() : named, file + ": models").entrySet())
            models.put(entry.getKey().toString(), subject(entry.getValue()));
        Object rows = root.get("rows");
        if (rows != null && !(rows instanceof List<?>)) throw new IOException(file + ": rows: a list is wanted");
        return new TruthFile(models, rows == null ? List.of() : (List<?>) rows);
    }

    /** A model that cannot be read is a model that cannot be priced: the others still are. */
    private static Subject subject(Object value) {
        Map<?, ?> model = value instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> sizes = model.get("sizes") instanceof Map<?, ?> map ? map : Map.of();
        if (!(model.get("metadata") instanceof Map<?, ?> metadata))
            return new Subject(new UnknownArchitecture("unnamed", "the metadata of its file"), sizes);
        Map<?, ?> dims = model.get("dims") instanceof Map<?, ?> map ? map : Map.of();
        return new Subject(counted(Architecture.ofGguf(named(metadata), named(dims)), model.get("n_params")), sizes);
    }

    private static Architecture counted(Architecture read, Object parameters) {
        if (!(read instanceof KnownArchitecture known) || !(parameters instanceof Number number)) return read;
        try {
            return OptionalTensors.counted(known, number.longValue());
        } catch (RuntimeException broken) {
            return new UnknownArchitecture(known.name(), impossible(broken));
        }
    }

    /** Numbers each of which is possible can still make no model together, a head wider than its layer for example. */
    static String impossible(RuntimeException broken) {
        return "dimensions that make no model: " + broken.getMessage();
    }

    static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, item) -> named.put(String.valueOf(key), item));
        return named;
    }

    static Map<String, ?> map(Object value, String where) throws IOException {
        if (!(value instanceof Map<?, ?> map)) throw new IOException(where + ": an object is wanted");
        return named(map);
    }
}
