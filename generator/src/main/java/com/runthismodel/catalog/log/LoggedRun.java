package com.runthismodel.catalog.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a log says of one run, under the keys of a measured run. What it does not say is absent. */
public record LoggedRun(Map<String, Object> said) {
    public LoggedRun {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    /** Collects what is there: nothing, empty text, counts of zero and what is no number say nothing. */
    static final class Notes {
        private final Map<String, Object> said = new LinkedHashMap<>();

        Notes put(String key, Object value) {
            boolean empty = value == null
                    || value instanceof CharSequence text && text.toString().isBlank()
                    || value instanceof Number number
                            && (number.doubleValue() == 0 || !Double.isFinite(number.doubleValue()));
            if (!empty) said.put(key, value instanceof Double exact ? rounded(exact) : value);
            return this;
        }

        LoggedRun done() {
            return new LoggedRun(said);
        }

        /** Five digits are more than any run repeats. */
        private static double rounded(double value) {
            return new java.math.BigDecimal(value)
                    .round(new java.math.MathContext(5))
                    .doubleValue();
        }
    }

    boolean measured() {
        return said.containsKey("prefillTokensPerSecond") || said.containsKey("decodeTokensPerSecond");
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(said.get(key)).map(Object::toString);
    }
}
