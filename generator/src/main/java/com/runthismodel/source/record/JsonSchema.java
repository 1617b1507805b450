package com.runthismodel.source.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schema (draft 2020-12) of a record, for editors that complete and check content files. */
public final class JsonSchema {
    private JsonSchema() {}

    /** The schema of a file that holds one such record. */
    public static Map<String, Object> of(Class<?> type, String title) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        return document(title, Shapes.of(type).schema(definitions), definitions);
    }

    /** The schema of a file that holds a list of them. */
    public static Map<String, Object> ofList(Class<?> type, String title) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", Shapes.of(type).schema(definitions));
        return document(title, list, definitions);
    }

    /** The schema of a file that holds such a list under one key. */
    public static Map<String, Object> ofListUnder(String key, Class<?> type, String title) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        Map<String, Object> list =
                Map.of("type", "array", "items", Shapes.of(type).schema(definitions));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("type", "object");
        file.put("properties", Map.of(key, new TreeMap<>(list)));
        file.put("required", List.of(key));
        file.put("additionalProperties", false);
        return document(title, file, definitions);
    }

    private static Map<String, Object> document(
            String title, Map<String, Object> top, Map<String, Object> definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(top);
        schema.put("$defs", definitions);
        return schema;
    }
}
