package com.runthismodel.catalog.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of {@code llama-bench -o md}, made into the rows that {@code -o json} writes. */
final class LlamaBenchTable {
    private static final Pattern TEST = Pattern.compile("(pp|tg)(\\d{1,7})(?: @ d(\\d{1,7}))?");
    private static final Pattern SPEED = Pattern.compile("(\\d{1,9}(?:\\.\\d+)?)\\s*(?:±.*)?");
    private static final Pattern BUILD = Pattern.compile("(?m)^build: \\w+ \\((\\d{1,7})\\)");
    private static final Pattern DEVICE = Pattern.compile("(?m)^\\s*(?:ggml_vulkan: \\d+ = |Device \\d+: )([^,(\\n]+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) (MiB|GiB)");
    private static final Pattern COUNT = Pattern.compile("(\\d+(?:\\.\\d+)?) (M|B)");
    private static final Map<String, String> COLUMNS = Map.of(
            "model",
            "model_type",
            "backend",
            "backends",
            "fa",
            "flash_attn",
            "ngl",
            "n_gpu_layers",
            "type_k",
            "type_k",
            "type_v",
            "type_v",
            "n_ubatch",
            "n_ubatch");

    private LlamaBenchTable() {}

    static List<Map<?, ?>> rows(String text) throws LogException {
        List<Map<?, ?>> rows = new ArrayList<>();
        Map<String, Object> machine = machine(text);
        List<String> head = List.of();
        for (String line :
                text.lines().map(String::strip).filter(l -> l.startsWith("|")).toList()) {
            List<String> cells = cells(line);
            if (cells.contains("t/s")) head = cells;
            else if (cells.size() == head.size() && !cells.get(0).startsWith("-")) rows.add(row(head, cells, machine));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, Math.max(1, line.length() - (line.endsWith("|") ? 1 : 0)));
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static Map<String, Object> row(List<String> head, List<String> cells, Map<String, Object> machine)
            throws LogException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < head.size(); i++) column(head.get(i), cells.get(i), row);
        row.putAll(machine);
        return row;
    }

    /** What stands around the table and holds for each of its rows. */
    private static Map<String, Object> machine(String text) {
        Map<String, Object> machine = new LinkedHashMap<>();
        Matcher build = BUILD.matcher(text);
        if (build.find()) machine.put("build_number", Long.parseLong(build.group(1)));
        Matcher device = DEVICE.matcher(text);
        if (device.find()) machine.put("gpu_info", device.group(1).strip());
        return machine;
    }

    private static void column(String name, String cell, Map<String, Object> row) throws LogException {
        switch (name) {
            case "test" -> test(cell, row);
            case "t/s" -> row.put("avg_ts", speed(cell));
            case "size" -> row.put("model_size", scaled(SIZE, cell, Map.of("MiB", 0x1p20, "GiB", 0x1p30)));
            case "params" -> row.put("model_n_params", scaled(COUNT, cell, Map.of("M", 1e6, "B", 1e9)));
            case "fa", "ngl" -> {
                if (cell.matches("-?\\d{1,6}")) row.put(COLUMNS.get(name), Long.parseLong(cell));
            }
            default -> {
                if (COLUMNS.containsKey(name)) row.put(COLUMNS.get(name), cell);
            }
        }
    }

    private static void test(String cell, Map<String, Object> row) {
        Matcher test = TEST.matcher(cell);
        if (!test.matches()) return;
        row.put(test.group(1).equals("pp") ? "n_prompt" : "n_gen", Long.parseLong(test.group(2)));
        if (test.group(3) != null) row.put("n_depth", Long.parseLong(test.group(3)));
    }

    private static double speed(String cell) throws LogException {
        Matcher speed = SPEED.matcher(cell);
        if (!speed.matches()) throw new LogException("the column t/s holds \"" + cell + "\", which is no speed");
        return Double.parseDouble(speed.group(1));
    }

    /** Rounded to two decimals by the program, so that it says which file but not its exact bytes. */
    private static double scaled(Pattern pattern, String cell, Map<String, Double> units) {
        Matcher found = pattern.matcher(cell);
        return found.matches() ? Double.parseDouble(found.group(1)) * units.get(found.group(2)) : 0;
    }
}
