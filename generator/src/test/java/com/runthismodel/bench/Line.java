package com.runthismodel.bench;

import java.util.ArrayList;
import java.util.List;

/** A line of a page, cut into what surrounds the values and the values: one more text around than values between. */
record Line(List<String> around, List<String> values) {
    /** Values are the text between tags, the attributes, and the whole content of a script. */
    static Line ofHtml(String line) {
        Cutter cutter = new Cutter();
        int script = line.startsWith("<script") ? line.lastIndexOf("</script>") : -1;
        int open = line.indexOf('>') + 1;
        if (script < open) return cutter.markup(line).end();
        cutter.markup(line.substring(0, open))
                .value(line.substring(open, script))
                .fixed("</script>");
        return cutter.end();
    }

    /** Values are the cells of a table, and lines that are not headings or fences. */
    static Line ofMarkdown(String line) {
        Cutter cutter = new Cutter();
        if (line.isEmpty() || line.startsWith("## ") || line.startsWith("```") || line.startsWith("|--"))
            return cutter.fixed(line).end();
        String[] cells = line.split("\\|", -1);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) cutter.fixed("|");
            if (!cells[i].isEmpty()) cutter.value(cells[i]);
        }
        return cutter.end();
    }

    private static final class Cutter {
        private final List<String> around = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final StringBuilder fixed = new StringBuilder();

        Cutter fixed(String text) {
            fixed.append(text);
            return this;
        }

        Cutter value(String text) {
            around.add(fixed.toString());
            fixed.setLength(0);
            values.add(text);
            return this;
        }

        Cutter markup(String line) {
            int at = 0;
            while (at < line.length()) at = line.charAt(at) == '<' ? tag(line, at) : text(line, at);
            return this;
        }

        private int text(String line, int at) {
            int end = line.indexOf('<', at);
            value(line.substring(at, end < 0 ? line.length() : end));
            return end < 0 ? line.length() : end;
        }

        private int tag(String line, int start) {
            int at = start;
            while (at < line.length() && line.charAt(at) != '>') {
                int end = line.startsWith("=\"", at) ? line.indexOf('"', at + 2) : -1;
                if (end > at + 2) fixed("=\"").value(line.substring(at + 2, end));
                else fixed(line.substring(at, Math.max(at, end) + 1));
                if (end > at + 2) fixed("\"");
                at = Math.max(at, end) + 1;
            }
            if (at < line.length()) fixed(">");
            return at + 1;
        }

        Line end() {
            around.add(fixed.toString());
            return new Line(around, values);
        }
    }
}
