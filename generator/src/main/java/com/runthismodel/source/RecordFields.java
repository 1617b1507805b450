package com.runthismodel.source;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a record type is written as a map: looked up once for each type, because reflection is slow and pages are many. */
record RecordFields(List<String> keys, List<Method> accessors) {
    /** Empty for types that are written as text: those that read themselves from it. */
    private static final ClassValue<Optional<RecordFields>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<RecordFields> computeValue(Class<?> type) {
            return type.isRecord() && ValueShape.of(type).isEmpty() ? Optional.of(read(type)) : Optional.empty();
        }
    };

    static Optional<RecordFields> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static RecordFields read(Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        return new RecordFields(
                components.stream().map(Words::key).toList(),
                components.stream().map(RecordComponent::getAccessor).toList());
    }

    Map<String, Object> values(Object record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            try {
                values.put(keys.get(i), accessors.get(i).invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass() + " must be public", e);
            }
        }
        return values;
    }
}
