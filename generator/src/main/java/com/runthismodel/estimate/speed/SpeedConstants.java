package com.runthismodel.estimate.speed;

import com.runthismodel.source.Json;
import com.runthismodel.source.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the calibration found: the factors with their row counts and how far measured runs lie from the estimate.
 *
 * @param factors sorted by term, level and name
 */
public record SpeedConstants(List<Fitted> factors, List<Spread> spreads) {

    /** A factor's logarithm, to four decimals, and how many measured runs it rests on. */
    public record Fitted(Factor factor, double log, int rows) {}

    /**
     * Measured speed over estimated speed: nine runs of ten lie between low and high.
     *
     * @param scope which runs, see {@link Scope}
     */
    public record Spread(String scope, double low, double high, int rows) {}

    public SpeedConstants {
        factors = factors.stream()
                .sorted(Comparator.comparing(fitted -> fitted.factor().toString()))
                .toList();
        spreads = spreads.stream().sorted(Comparator.comparing(Spread::scope)).toList();
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
        List<Fitted> factors = new ArrayList<>();
        for (Object each : (List<?>) root.get("factors")) factors.add(fitted((Map<?, ?>) each));
        List<Spread> spreads = new ArrayList<>();
        for (Object each : (List<?>) root.get("spreads")) spreads.add(spread((Map<?, ?>) each));
        return new SpeedConstants(factors, spreads);
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

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** One factor a line, so that a diff of two calibrations can be read. */
    public String toJson() {
        StringBuilder out = new StringBuilder("{\n\"factors\": [\n");
        for (int i = 0; i < factors.size(); i++) {
            Fitted each = factors.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("term", each.factor().term().name());
            row.put("level", each.factor().level().name());
            row.put("name", each.factor().name());
            row.put("log", each.log());
            row.put("rows", each.rows());
            out.append(JsonWriter.compact(row)).append(i + 1 < factors.size() ? ",\n" : "\n");
        }
        out.append("],\n\"spreads\": [\n");
        for (int i = 0; i < spreads.size(); i++)
            out.append(JsonWriter.compact(spreads.get(i))).append(i + 1 < spreads.size() ? ",\n" : "\n");
        return out.append("]\n}\n").toString();
    }

    Map<Factor, Fitted> byFactor() {
        Map<Factor, Fitted> map = new HashMap<>();
        for (Fitted fitted : factors) map.put(fitted.factor(), fitted);
        return map;
    }
}
