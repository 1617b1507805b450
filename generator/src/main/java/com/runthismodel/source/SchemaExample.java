package com.runthismodel.source;

import java.util.List;
import java.util.Map;

/** A {@link Doc#example()} as the JSON value its property's schema asks for. */
final class SchemaExample {
    private SchemaExample() {}

    static Object of(String example, Map<String, Object> schema) {
        if ("string".equals(schema.get("type")) || schema.containsKey("enum")) return example;
        return SourceFile.parse(example, "example.yaml", new Problems())
                .map(SchemaExample::value)
                .orElse(example);
    }

    private static Object value(Node node) {
        if (node instanceof Node.Number) return new java.math.BigDecimal(((Node.Number) node).digits());
        if (node instanceof Node.Bool) return ((Node.Bool) node).value();
        if (node instanceof Node.Text) return ((Node.Text) node).value();
        if (node instanceof Node.Items)
            return ((Node.Items) node).list().stream().map(SchemaExample::value).toList();
        if (node instanceof Node.Fields) {
            Map<String, Object> map = new java.util.LinkedHashMap<>();
            ((Node.Fields) node).map().forEach((key, field) -> map.put(key, value(field.value())));
            return map;
        }
        return List.of();
    }
}
