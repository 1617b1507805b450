package com.runthismodel.source;

import java.util.Locale;

/** Text of unknown origin, made fit for one line of a terminal: what cannot be seen is written as its code point. */
public final class Printable {
    private static final int LONGEST_QUOTE = 60;

    private Printable() {}

    /** The text in quotes, shortened where it is long: an error message is not the place to print a whole file. */
    public static String quoted(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, text.codePointCount(0, text.length())));
        return '"' + text.substring(0, end) + (end < text.length() ? "…" : "") + '"';
    }

    /** Hidden characters and line breaks of any kind become {@code U+202E}, so that a message shows what a file hides. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || HiddenCharacters.isHidden(c)) out.append(codePoint(c));
            else out.appendCodePoint(c);
        });
        return out.toString();
    }

    static String codePoint(int c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
