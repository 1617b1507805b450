package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Optional, List and Map: shapes around another shape, all of which may be absent. */
final class ContainerShape {
    private ContainerShape() {}

    record OptionalShape(Shape inner) implements Shape {
        @Override
        public Object read(Node node, Spot spot) {
            Object value = inner.read(node, spot);
            return value == null ? null : Optional.of(value);
        }

        @Override
        public Optional<Object> absent() {
            return Optional.of(Optional.empty());
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            return inner.schema(definitions);
        }
    }

    record ListShape(Shape inner) implements Shape {
        @Override
        public Object read(Node node, Spot spot) {
            if (!(node instanceof Node.Items items)) return spot.wants("a list", node, "for example " + example(spot));
            List<Node> nodes = items.list();
            List<Object> values = new ArrayList<>(nodes.size());
            for (int i = 0; i < nodes.size(); i++) {
                Object value = inner.read(nodes.get(i), spot.item(i));
                if (value != null) values.add(value);
            }
            return values.size() == nodes.size() ? List.copyOf(values) : null;
        }

        private static String example(Spot spot) {
            if (spot.example().isEmpty()) return "[a, b]";
            return spot.example().startsWith("[") ? spot.example() : "[" + spot.example() + "]";
        }

        @Override
        public Optional<Object> absent() {
            return Optional.of(List.of());
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "array");
            schema.put("items", inner.schema(definitions));
            return schema;
        }
    }

    /** Keys are free text and keep the order of the file. */
    record MapShape(Shape inner) implements Shape {
        @Override
        public Object read(Node node, Spot spot) {
            if (!(node instanceof Node.Fields map))
                return spot.wants("a map of keys", node, spot.forExample("write key: value"));
            Map<String, Node.Field> fields = map.map();
            Map<String, Object> values = new LinkedHashMap<>();
            fields.forEach((key, field) -> {
                Object value = inner.read(field.value(), spot.key(key, spot.example()));
                if (value != null) values.put(key, value);
            });
            return values.size() == fields.size() ? Collections.unmodifiableMap(values) : null;
        }

        @Override
        public Optional<Object> absent() {
            return Optional.of(Map.of());
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("additionalProperties", inner.schema(definitions));
            return schema;
        }
    }
}
