package com.runthismodel.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A located tree as plain Java values, for readers to whom places do not matter. */
public final class Plain {
    private Plain() {}

    /** Map, List, String, Boolean, Long for whole numbers that fit, else Double; nothing (Empty) is null. */
    public static Object of(Node node) {
        if (node instanceof Node.Text text) return text.value();
        if (node instanceof Node.Number number) return number(number.digits());
        if (node instanceof Node.Bool bool) return bool.value();
        if (node instanceof Node.Items items) return list(items);
        return node instanceof Node.Fields fields ? map(fields) : null;
    }

    public static Map<String, Object> map(Node.Fields fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.map().forEach((key, field) -> map.put(key, of(field.value())));
        return map;
    }

    private static List<Object> list(Node.Items items) {
        List<Object> list = new ArrayList<>();
        for (Node item : items.list()) list.add(of(item));
        return list;
    }

    private static Object number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        if (whole && digits.length() < 19) return Long.parseLong(digits);
        return new BigDecimal(digits).doubleValue();
    }
}
