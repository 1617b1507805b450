package com.runthismodel.estimate.speed;

import com.runthismodel.source.Json;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the calibration found: the factors with their row counts and how far measured runs lie from the estimate.
 *
 * @param factors sorted by term, level and name
 * @param validations how estimates did on runs they had not seen: what the method page prints
 */
public record SpeedConstants(List<Fitted> factors, List<Spread> spreads, List<Validation> validations) {

    /** A factor's logarithm, to four decimals, and how many measured runs it rests on. */
    public record Fitted(Factor factor, double log, int rows) {}

    /**
     * Measured speed over estimated speed: nine runs of ten lie between low and high.
     *
     * @param scope which runs, see {@link Scope}
     */
    public record Spread(String scope, double low, double high, int rows) {}

    /**
     * Estimates against measured runs that the constants had not seen.
     *
     * @param without what was left out of the fit each time: {@code model}, {@code hardware} or {@code row}
     * @param group of runs: {@code desktop} for all controlled desktop runs together, else the kind
     * @param median of how far the estimate lies from the measured speed, {@code withinQuarter} the share of runs less
     *     than 25 % off, {@code inRange} the share inside the stated range
     */
    public record Validation(
            String without, String group, int runs, double median, double withinQuarter, double inRange) {}

    public SpeedConstants {
        factors = factors.stream()
                .sorted(Comparator.comparing(fitted -> fitted.factor().toString()))
                .toList();
        spreads = spreads.stream().sorted(Comparator.comparing(Spread::scope)).toList();
        validations = List.copyOf(validations);
    }

    /** Those of this jar. */
    public static SpeedConstants shipped() {
        try (InputStream in = SpeedConstants.class.getResourceAsStream("/speed/constants.json")) {
            if (in == null) throw new IllegalStateException("speed/constants.json is missing from the jar");
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SpeedConstants read(InputStream in) throws IOException {
        Map<?, ?> root = (Map<?, ?>) Json.read(in);
        return new SpeedConstants(
                list(root, "factors", SpeedConstants::fitted),
                list(root, "spreads", SpeedConstants::spread),
                list(root, "validations", SpeedConstants::validation));
    }

    private static <T> List<T> list(Map<?, ?> root, String key, Function<Map<?, ?>, T> read) {
        List<T> all = new ArrayList<>();
        for (Object each : (List<?>) root.get(key)) all.add(read.apply((Map<?, ?>) each));
        return all;
    }

    private static Fitted fitted(Map<?, ?> map) {
        Factor factor = new Factor(
                Factor.Term.valueOf((String) map.get("term")), Factor.Level.valueOf((String) map.get("level")), (String)
                        map.get("name"));
        return new Fitted(factor, number(map.get("log")), (int) number(map.get("rows")));
    }

    private static Spread spread(Map<?, ?> map) {
        return new Spread((String) map.get("scope"), number(map.get("low")), number(map.get("high")), (int)
                number(map.get("rows")));
    }

    private static Validation validation(Map<?, ?> map) {
        return new Validation(
                (String) map.get("without"),
                (String) map.get("group"),
                (int) number(map.get("runs")),
                number(map.get("median")),
                number(map.get("withinQuarter")),
                number(map.get("inRange")));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** One factor a line, so that a diff of two calibrations can be read. */
    public String toJson() {
        StringBuilder out = new StringBuilder("{\n");
        lines(out, "factors", factors.stream().map(SpeedConstants::row).toList());
        out.append(",\n");
        lines(out, "spreads", spreads);
        out.append(",\n");
        lines(out, "validations", validations);
        return out.append("\n}\n").toString();
    }

    private static Map<String, Object> row(Fitted each) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", each.factor().term().name());
        row.put("level", each.factor().level().name());
        row.put("name", each.factor().name());
        row.put("log", each.log());
        row.put("rows", each.rows());
        return row;
    }

    private static void lines(StringBuilder out, String key, List<?> values) {
        out.append('"').append(key).append("\": [\n");
        for (int i = 0; i < values.size(); i++)
            out.append(JsonWriter.compact(values.get(i))).append(i + 1 < values.size() ? ",\n" : "\n");
        out.append("]");
    }
}
