package com.runthismodel.estimate.speed.names;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of a JSON object as their readers want them: what is of another kind is refused by its key, zero says nothing. */
record Row(Map<?, ?> fields) {
    private static final int MOST = 1_000_000_000;

    Optional<String> text(String key) {
        Object value = fields.get(key);
        if (value == null) return Optional.empty();
        if (!(value instanceof String || value instanceof Number)) throw wrong(key, "text", value);
        return Optional.of(value.toString()).filter(text -> !text.isBlank());
    }

    /** Numbers that somebody wrote as text are numbers. */
    Optional<Double> number(String key) {
        Object value = fields.get(key);
        if (value == null || "".equals(value)) return Optional.empty();
        double number = value instanceof Number given ? given.doubleValue() : parsed(key, value);
        if (!(number >= 0) || Double.isInfinite(number)) throw wrong(key, "a number from zero up", value);
        return number > 0 ? Optional.of(number) : Optional.empty();
    }

    private static double parsed(String key, Object value) {
        try {
            if (value instanceof String text) return Double.parseDouble(text.strip());
        } catch (NumberFormatException notOne) {
            throw wrong(key, "a number", value);
        }
        throw wrong(key, "a number", value);
    }

    /** Of things that come whole. */
    Optional<Integer> count(String key) {
        Optional<Double> number = number(key);
        if (number.isPresent() && (number.get() != Math.rint(number.get()) || number.get() > MOST))
            throw wrong(key, "a whole number", fields.get(key));
        return number.map(Double::intValue);
    }

    /** Some sources give the mean of several runs. */
    Optional<Integer> tokens(String key) {
        return number(key).map(number -> (int) Math.min(MOST, Math.round(number)));
    }

    boolean flag(String key) {
        Object value = fields.get(key);
        if (value == null || value instanceof Boolean) return Boolean.TRUE.equals(value);
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0", "" -> false;
            default -> throw wrong(key, "true or false", value);
        };
    }

    private static IllegalArgumentException wrong(String key, String wanted, Object value) {
        String shown = String.valueOf(value);
        if (shown.length() > 40) shown = shown.substring(0, 40) + "...";
        return new IllegalArgumentException(key + ": wants " + wanted + ", is " + shown);
    }
}
