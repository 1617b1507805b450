package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From Java types to shapes; each record is worked out once. */
final class Shapes {
    private static final Map<Type, Shape> SCALARS = Map.ofEntries(
            Map.entry(String.class, ScalarShape.TEXT),
            Map.entry(int.class, ScalarShape.INT),
            Map.entry(Integer.class, ScalarShape.INT),
            Map.entry(long.class, ScalarShape.LONG),
            Map.entry(Long.class, ScalarShape.LONG),
            Map.entry(double.class, ScalarShape.DOUBLE),
            Map.entry(Double.class, ScalarShape.DOUBLE),
            Map.entry(boolean.class, ScalarShape.BOOLEAN),
            Map.entry(Boolean.class, ScalarShape.BOOLEAN),
            Map.entry(LocalDate.class, ScalarShape.DAY),
            Map.entry(Verbatim.class, ScalarShape.VERBATIM));
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    private Shapes() {}

    static Shape of(Type type) {
        Shape scalar = SCALARS.get(type);
        if (scalar != null) return scalar;
        if (type instanceof ParameterizedType generic) return container(generic);
        if (!(type instanceof Class<?> known)) throw new IllegalArgumentException("no shape for " + type);
        Shape shape = KNOWN.get(known);
        if (shape != null) return shape;
        // Not computeIfAbsent: a record asks for the shapes of its components while its own is being made.
        KNOWN.putIfAbsent(known, make(known));
        return KNOWN.get(known);
    }

    private static Shape container(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Shape inner = of(arguments[arguments.length - 1]);
        if (type.getRawType() == Optional.class) return new ContainerShape.OptionalShape(inner);
        if (type.getRawType() == List.class) return new ContainerShape.ListShape(inner);
        if (type.getRawType() == Map.class && arguments[0] == String.class) return new ContainerShape.MapShape(inner);
        throw new IllegalArgumentException("no shape for " + type);
    }

    private static Shape make(Class<?> type) {
        if (type == Node.class) return AnyShape.ANY;
        Optional<Shape> value = ValueShape.of(type);
        if (value.isPresent()) return value.get();
        if (type.isEnum()) return new WordShape(type);
        if (type.isRecord()) return new RecordShape(type);
        throw new IllegalArgumentException("no shape for " + type);
    }

    /** Whatever is there, as it stands: config.json has as many shapes as there are model types. */
    private enum AnyShape implements Shape {
        ANY;

        @Override
        public Object read(Node node, Spot spot) {
            return node;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            return new LinkedHashMap<>();
        }
    }
}
