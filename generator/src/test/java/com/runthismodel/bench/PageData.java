package com.runthismodel.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finished pages taken apart into data and templates that print them again: what differs between pages is data, what
 * does not stands in a template. Lines of one form that follow each other become a loop; the lines between loops become
 * one template. So other generators do for the same page what ours does: walk data, print text around it, escape it.
 */
final class PageData {
    /** A value that was always the same so many times is part of the template. */
    private static final int OFTEN = 200;

    private final Map<List<String>, Form> forms = new HashMap<>();
    private final Map<List<Object>, Block> blocks = new LinkedHashMap<>();
    private final Function<String, Line> cut;
    private final String prefix;
    private final boolean html;

    private PageData(Function<String, Line> cut, String prefix, boolean html) {
        this.cut = cut;
        this.prefix = prefix;
        this.html = html;
    }

    static PageData ofHtml() {
        return new PageData(Line::ofHtml, "h", true);
    }

    static PageData ofMarkdown() {
        return new PageData(Line::ofMarkdown, "m", false);
    }

    /** All lines with the same text around their values. */
    private final class Form {
        private final List<String> around;
        private final String[] constant;
        private final boolean[] varies;
        private final boolean[] raw;
        private int count;

        Form(List<String> around) {
            this.around = around;
            this.constant = new String[around.size() - 1];
            this.varies = new boolean[constant.length];
            this.raw = new boolean[constant.length];
        }

        void see(List<String> values) {
            count++;
            for (int i = 0; i < constant.length; i++) {
                if (count == 1) constant[i] = values.get(i);
                varies[i] |= !constant[i].equals(values.get(i));
                raw[i] |= !html || !Escapes.html(Escapes.plain(values.get(i))).equals(values.get(i));
            }
        }

        boolean isData(int i) {
            return varies[i] || count < OFTEN;
        }

        void values(List<String> found, List<Object> out) {
            for (int i = 0; i < constant.length; i++)
                if (isData(i)) out.add(raw[i] ? found.get(i) : Escapes.plain(found.get(i)));
        }

        /** @param first the number of its first value among those of its block */
        int template(Dialect dialect, boolean row, int first, StringBuilder out) {
            int number = first;
            for (int i = 0; i < constant.length; i++) {
                out.append(around.get(i));
                if (isData(i)) out.append(dialect.value(row, number++, raw[i]));
                else out.append(constant[i]);
            }
            out.append(around.get(constant.length)).append('\n');
            return number;
        }
    }

    /** Some lines of a page, printed by one template. */
    record Block(String name, List<?> forms, boolean rows) {
        String template(Dialect dialect) {
            StringBuilder out = new StringBuilder();
            int number = 0;
            for (Object form : forms) number = ((Form) form).template(dialect, rows, number, out);
            return rows ? dialect.loop(out.toString()) : out.toString();
        }
    }

    /** First all pages are seen, then each is taken apart. */
    void see(String page) {
        for (String line : page.split("\n")) {
            Line parts = cut.apply(line);
            forms.computeIfAbsent(parts.around(), Form::new).see(parts.values());
        }
    }

    /** The page as a list of {@code t}, the name of a template, and {@code v}, its values or rows of values. */
    List<Map<String, Object>> data(String page) {
        List<Line> lines = page.lines().map(cut).toList();
        List<Map<String, Object>> data = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < lines.size(); ) {
            int end = run(lines, at);
            if (end - at < 2) {
                at = end;
                continue;
            }
            if (at > from) data.add(block(lines.subList(from, at), false));
            data.add(block(lines.subList(at, end), true));
            at = from = end;
        }
        if (from < lines.size()) data.add(block(lines.subList(from, lines.size()), false));
        return data;
    }

    private static int run(List<Line> lines, int start) {
        int end = start + 1;
        List<String> around = lines.get(start).around();
        if (lines.get(start).values().isEmpty()) return end;
        while (end < lines.size() && lines.get(end).around().equals(around)) end++;
        return end;
    }

    private Map<String, Object> block(List<Line> lines, boolean rows) {
        List<Object> key = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Line line : lines) {
            Form form = forms.get(line.around());
            List<Object> own = rows ? new ArrayList<>() : values;
            form.values(line.values(), own);
            if (rows) values.add(own);
            if (!rows || key.isEmpty()) key.add(form);
        }
        List<Object> forms = List.copyOf(key);
        key.add(rows);
        Block block = blocks.computeIfAbsent(key, k -> new Block(prefix + blocks.size(), forms, rows));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("t", block.name());
        data.put("v", values);
        return data;
    }

    List<Block> blocks() {
        return List.copyOf(blocks.values());
    }
}
