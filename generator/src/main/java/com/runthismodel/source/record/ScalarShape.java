package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import com.runthismodel.source.Printable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Text, numbers, truth values and days. */
enum ScalarShape implements Shape {
    TEXT("text", Map.of("type", "string", "minLength", 1)) {
        @Override
        public Object read(Node node, Spot spot) {
            if (node instanceof Node.Text text) return text(text.value(), node, spot);
            return spot.wants("text", node, unquoted(node) ? "put it in quotes" : spot.forExample("write one text"));
        }
    },
    VERBATIM("text", Map.of("type", "string", "minLength", 1)) {
        @Override
        public Object read(Node node, Spot spot) {
            if (!(node instanceof Node.Text text)) return TEXT.read(node, spot);
            if (text.value().isEmpty()) return spot.refuse(node.place(), "is empty text", "fill it in or leave it out");
            return tooLong(text.value(), node, spot) ? null : Verbatim.of(text.value());
        }
    },
    INT("a whole number", Map.of("type", "integer")) {
        @Override
        public Object read(Node node, Spot spot) {
            Long value = whole(node, spot);
            if (value == null || value == value.intValue()) return value == null ? null : value.intValue();
            return spot.refuse(node.place(), "is out of range: " + value, spot.forExample("check the number"));
        }
    },
    LONG("a whole number", Map.of("type", "integer")) {
        @Override
        public Object read(Node node, Spot spot) {
            return whole(node, spot);
        }
    },
    DOUBLE("a number", Map.of("type", "number")) {
        @Override
        public Object read(Node node, Spot spot) {
            if (!(node instanceof Node.Number number)) return spot.wants("a number", node, digitsOnly(spot));
            double value = Double.parseDouble(number.digits());
            if (Double.isFinite(value)) return value;
            return spot.refuse(node.place(), "is out of range", spot.forExample("check the number"));
        }
    },
    BOOLEAN("true or false", Map.of("type", "boolean")) {
        @Override
        public Object read(Node node, Spot spot) {
            if (node instanceof Node.Bool bool) return bool.value();
            return spot.wants("true or false", node, "write true or false without quotes");
        }
    },
    DAY("a day", Map.of("type", "string", "format", "date")) {
        @Override
        public Object read(Node node, Spot spot) {
            if (!(node instanceof Node.Text day)) return spot.wants("a day", node, "write it as 2024-09-18");
            try {
                LocalDate date = LocalDate.parse(day.value());
                if (date.getYear() > 9999) throw new DateTimeException("a year of five digits");
                return date;
            } catch (DateTimeException e) {
                String problem = "is not a day of the calendar: " + Printable.quoted(day.value());
                return spot.refuse(node.place(), problem, "write it as 2024-09-18");
            }
        }
    };

    /** Five sentences have about a thousand characters; nothing here is longer than a page of text. */
    private static final int LONGEST_TEXT = 4000;

    private final String wanted;
    private final Map<String, Object> schema;

    ScalarShape(String wanted, Map<String, Object> schema) {
        this.wanted = wanted;
        this.schema = schema;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> definitions) {
        return new TreeMap<>(schema);
    }

    private static Object text(String value, Node node, Spot spot) {
        // A folded block ("description: >") ends with a line break that nobody means.
        String text = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
        if (text.isBlank()) return spot.refuse(node.place(), "is empty text", "fill it in or remove the key");
        if (tooLong(text, node, spot)) return null;
        if (text.equals(text.strip())) return text;
        return spot.refuse(node.place(), "begins or ends with a space", "remove it");
    }

    private static boolean tooLong(String text, Node node, Spot spot) {
        if (text.length() <= LONGEST_TEXT) return false;
        spot.refuse(node.place(), "is longer than " + LONGEST_TEXT + " characters", "shorten it");
        return true;
    }

    Long whole(Node node, Spot spot) {
        if (!(node instanceof Node.Number number)) return (Long) spot.wants(wanted, node, digitsOnly(spot));
        String digits = number.digits();
        // Of "1e999999999" not even the digits are worked out.
        boolean plain = digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
        if (plain && digits.indexOf('.') < 0 && digits.length() < 19) return Long.parseLong(digits);
        if (plain) return fraction(new BigDecimal(digits), node, spot);
        return (Long) spot.wants(wanted, node, "write the digits out");
    }

    private Long fraction(BigDecimal value, Node node, Spot spot) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            return (Long) spot.wants(wanted, node, spot.forExample("round it"));
        }
    }

    private static boolean unquoted(Node node) {
        return node instanceof Node.Number || node instanceof Node.Bool;
    }

    private static String digitsOnly(Spot spot) {
        return spot.forExample("write digits only") + ", without quotes, separators or units";
    }
}
