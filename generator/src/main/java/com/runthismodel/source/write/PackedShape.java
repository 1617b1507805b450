package com.runthismodel.source.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;

/** The types of a record's components, and its constructor: looked up once for each type. */
record PackedShape(Type[] components, Constructor<?> constructor) {
    private static final ClassValue<PackedShape> KNOWN = new ClassValue<>() {
        @Override
        protected PackedShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    static PackedShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static PackedShape read(Class<?> type) {
        if (!type.isRecord()) throw new IllegalArgumentException("cannot pack a " + type.getName());
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Type[] generic = Arrays.stream(components)
                    .map(RecordComponent::getGenericType)
                    .toArray(Type[]::new);
            return new PackedShape(generic, type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has this constructor", e);
        }
    }
}
