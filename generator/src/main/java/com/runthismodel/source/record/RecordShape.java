package com.runthismodel.source.record;

import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Doc;
import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.Words;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record: a map whose keys are the components. Every mistake in it is reported before it is given up. */
final class RecordShape implements Shape {
    private record Part(
            String component, String key, String doc, String example, Shape shape, Optional<Object> absent) {}

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();

    RecordShape(Class<?> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            String key = Words.key(component);
            String doc = Words.doc(component).map(Doc::value).orElse("");
            String example = Words.doc(component).map(Doc::example).orElse("");
            Shape shape = Shapes.of(component.getGenericType());
            parts.add(new Part(component.getName(), key, doc, example, shape, shape.absent()));
            keys.add(key);
        }
        this.constructor = constructor(type);
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    @Override
    public Object read(Node node, Spot spot) {
        if (!(node instanceof Node.Fields fields))
            return spot.wants("a map of keys", node, "known keys are " + known());
        if (spot.strict()) refuseUnknown(fields, spot);
        Object[] values = new Object[parts.size()];
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parts.get(i), fields, spot);
            whole &= values[i] != null;
        }
        return whole ? construct(values, fields, spot) : null;
    }

    private void refuseUnknown(Node.Fields fields, Spot spot) {
        for (String key : fields.keys()) {
            if (keys.contains(key)) continue;
            String fix = DidYouMean.or(key, keys, "known keys are " + known());
            spot.key(key, "").refuse(fields.map().get(key).key(), "unknown key", fix);
        }
    }

    private static Object value(Part part, Node.Fields fields, Spot spot) {
        Node.Field field = fields.map().get(part.key());
        if (field == null && part.absent().isPresent()) return part.absent().get();
        Spot at = spot.key(part.key(), part.example());
        if (field != null) return part.shape().read(field.value(), at);
        String line = part.example().isEmpty() ? part.key() + ": …" : part.key() + ": " + part.example();
        return at.refuse(fields.place(), "is missing", "add it, for example " + line);
    }

    private Object construct(Object[] values, Node.Fields fields, Spot spot) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return complain(Complaint.of(e), fields, spot);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be public", e);
        }
    }

    private Object complain(Complaint complaint, Node.Fields fields, Spot spot) {
        Spot at = complaint.field().isEmpty() ? spot : spot.key(complaint.field(), "");
        return at.refuse(fields.deepest(complaint.field()).place(), complaint.problem(), complaint.fix());
    }

    /** A record whose keys may all be absent may be absent itself. */
    @Override
    public Optional<Object> absent() {
        Object[] values = parts.stream().map(part -> part.absent().orElse(null)).toArray();
        if (Arrays.asList(values).contains(null)) return Optional.empty();
        try {
            return Optional.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private String known() {
        return String.join(", ", keys);
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> definitions) {
        // Rows and cells are nested in what they are rows of: the outer name tells them apart.
        Class<?> outer = type.getEnclosingClass();
        String name = (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
        if (!definitions.containsKey(name)) {
            Map<String, Object> schema = new LinkedHashMap<>();
            definitions.put(name, schema);
            describe(schema, definitions);
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("$ref", "#/$defs/" + name);
        return reference;
    }

    private void describe(Map<String, Object> schema, Map<String, Object> definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> property = part.shape().schema(definitions);
            if (!part.doc().isEmpty()) property.put("description", part.doc());
            if (!part.example().isEmpty()) property.put("examples", List.of(example(part.example(), property)));
            properties.put(part.key(), property);
            if (part.absent().isEmpty()) required.add(part.key());
        }
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) schema.put("required", required);
        schema.put("properties", properties);
    }

    /** The example as the JSON value its property asks for: of YAML's {@code [24]} a list with a number. */
    private static Object example(String example, Map<String, Object> schema) {
        if ("string".equals(schema.get("type")) || schema.containsKey("enum")) return example;
        return SourceFile.parse(example, "example.yaml", new Problems())
                .map(Plain::of)
                .orElse(example);
    }
}
