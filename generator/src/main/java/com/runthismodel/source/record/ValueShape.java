package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A type that reads itself: {@code static T of(String)} from text, {@code static T of(Node)} from anything. */
final class ValueShape implements Shape {
    private final Method of;
    private final boolean fromText;

    private ValueShape(Method of) {
        this.of = of;
        this.fromText = of.getParameterTypes()[0] == String.class;
    }

    static Optional<Shape> of(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals("of") || method.getReturnType() != type) continue;
            if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() != 1) continue;
            Class<?> from = method.getParameterTypes()[0];
            if (from == String.class || from == Node.class) return Optional.of(new ValueShape(method));
        }
        return Optional.empty();
    }

    @Override
    public Object read(Node node, Spot spot) {
        if (!fromText) return invoke(node, node, spot);
        Object text = ScalarShape.TEXT.read(node, spot);
        return text == null ? null : invoke(text, node, spot);
    }

    private Object invoke(Object argument, Node node, Spot spot) {
        try {
            return of.invoke(null, argument);
        } catch (InvocationTargetException e) {
            Complaint complaint = Complaint.of(e);
            return spot.refuse(node.place(), complaint.problem(), complaint.fixOr(spot.forExample("")));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(of + " must be public", e);
        }
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> definitions) {
        return fromText ? ScalarShape.TEXT.schema(definitions) : new LinkedHashMap<>();
    }
}
