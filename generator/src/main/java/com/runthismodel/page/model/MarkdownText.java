package com.runthismodel.page.model;

import java.util.List;

/** Markdown being written. What people wrote is escaped where it could be read as markup. */
final class MarkdownText {
    private final StringBuilder out = new StringBuilder();
    private int columns;

    void heading(int level, String text) {
        out.append("#".repeat(level)).append(' ').append(escaped(text)).append("\n\n");
    }

    /** {@code **bold**} in the text is ours. */
    void paragraph(String text) {
        String inert = inert(text).strip();
        if (!inert.isEmpty()) out.append(inert).append("\n\n");
    }

    void item(String text) {
        out.append("- ").append(escaped(text)).append('\n');
    }

    void blank() {
        if (out.length() > 1 && out.charAt(out.length() - 2) != '\n') out.append('\n');
    }

    void command(String text) {
        out.append("```sh\n").append(text).append("\n```\n\n");
    }

    MarkdownText head(String... names) {
        columns = 0;
        return more(List.of(names));
    }

    MarkdownText more(List<String> names) {
        for (String name : names) cell(name);
        columns += names.size();
        return this;
    }

    void end() {
        out.append("|\n").append("|---".repeat(columns)).append("|\n");
    }

    void row(String... cells) {
        for (String cell : cells) cell(cell);
    }

    MarkdownText cell(String text) {
        out.append("| ").append(escaped(text)).append(' ');
        return this;
    }

    void endRow() {
        out.append("|\n");
    }

    private static String escaped(String text) {
        String inert = inert(text);
        return inert.indexOf('|') < 0 ? inert : inert.replace("|", "\\|");
    }

    /** One line without elements, links, images and fences that somebody's words could open. */
    private static String inert(String text) {
        if (harmless(text)) return text;
        return text.replace("<", "&lt;")
                .replace('\n', ' ')
                .replace("](", "]\\(")
                .replace("```", "\\`\\`\\`");
    }

    /** One look at nearly all of a page's texts instead of four. */
    private static boolean harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '\n' || c == ']' || c == '`') return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
