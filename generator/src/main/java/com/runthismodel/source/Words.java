package com.runthismodel.source;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How Java's names are written in files: keys are component names, enum constants are lower case with dashes. */
public final class Words {
    private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

    private Words() {}

    /** {@code VISION_LANGUAGE} is written {@code vision-language}. */
    public static String of(Enum<?> constant) {
        return WORDS.computeIfAbsent(
                constant, c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    public static Optional<Doc> doc(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Doc.class));
    }
}
