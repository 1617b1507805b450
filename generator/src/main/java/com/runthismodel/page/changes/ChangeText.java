package com.runthismodel.page.changes;

import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.source.Words;
import java.util.List;
import java.util.regex.Pattern;

/** The pages that differ, as lines for a terminal or as Markdown for a comment. */
public final class ChangeText {
    private static final String NONE = "No page changes.";
    /** GitHub takes comments of up to 65,536 characters. */
    private static final int MOST_PAGES = 100;

    private static final Pattern SPECIAL = Pattern.compile("[&<>@`\\[\\]*_~#|\\\\]|:(?=//)|(?<=\\bwww)\\.");

    private ChangeText() {}

    public static String plain(List<Entry> entries) {
        if (entries.isEmpty()) return NONE + "\n";
        StringBuilder out = new StringBuilder(count(entries)).append('\n');
        for (Entry entry : entries) {
            out.append('\n')
                    .append(entry.page())
                    .append(": ")
                    .append(Words.of(entry.kind()))
                    .append('\n');
            for (String line : entry.what()) out.append("    ").append(line).append('\n');
        }
        return out.toString();
    }

    public static String markdown(List<Entry> entries) {
        if (entries.isEmpty()) return NONE + "\n";
        StringBuilder out = new StringBuilder("**").append(count(entries)).append("**\n");
        for (Entry entry : entries.subList(0, Math.min(MOST_PAGES, entries.size()))) {
            out.append("\n<details><summary>").append(Words.of(entry.kind())).append(' ');
            out.append(code(entry.page())).append("</summary>\n\n");
            for (String line : entry.what()) out.append("- ").append(code(line)).append('\n');
            out.append("\n</details>\n");
        }
        if (entries.size() > MOST_PAGES)
            out.append("\nand ").append(entries.size() - MOST_PAGES).append(" more\n");
        return out.toString();
    }

    private static String count(List<Entry> entries) {
        return entries.size() + (entries.size() == 1 ? " page" : " pages") + ": "
                + of(entries, Kind.ADDED) + " added, " + of(entries, Kind.CHANGED) + " changed, "
                + of(entries, Kind.REMOVED) + " removed";
    }

    private static long of(List<Entry> entries, Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    /** What people wrote, as code that nothing in it can end: a comment must not be able to mention, link or embed. */
    private static String code(String text) {
        String inert = SPECIAL.matcher(text.replaceAll("\\s+", " "))
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
        return "<code>" + inert + "</code>";
    }
}
