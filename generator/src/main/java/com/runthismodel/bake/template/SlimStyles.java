package com.runthismodel.bake.template;

/**
 * A style sheet without comments and without the spacing that means nothing, in one walk over its characters: what is in
 * quotes stays as it is, and so does a space before a colon, which in a selector means "any below".
 */
final class SlimStyles {
    private static final String MARKS = "{};,";

    private final String css;
    private final StringBuilder kept;

    private SlimStyles(String css) {
        this.css = css;
        this.kept = new StringBuilder(css.length());
    }

    /** @return the same rules, ending with one new line */
    static String of(String css) {
        SlimStyles slim = new SlimStyles(css);
        for (int at = 0; at < css.length(); ) at = slim.take(at);
        slim.trimEnd();
        return slim.kept.append('\n').toString();
    }

    /** @return where the next piece begins */
    private int take(int at) {
        char c = css.charAt(at);
        if (c == '"') return takeQuoted(at);
        int commentEnd = css.startsWith("/*", at) ? css.indexOf("*/", at + 2) : -1;
        if (commentEnd >= 0) return commentEnd + 2;
        if (MARKS.indexOf(c) >= 0) trimEnd();
        if (!Character.isWhitespace(c) || !spaceMeansNothing()) kept.append(c);
        return at + 1;
    }

    /** A quote that does not end on its line is no string. */
    private int takeQuoted(int at) {
        int end = css.indexOf('"', at + 1);
        int line = css.indexOf('\n', at);
        if (end < 0 || line >= 0 && line < end) end = at;
        kept.append(css, at, end + 1);
        return end + 1;
    }

    /** After nothing, a mark or a colon. */
    private boolean spaceMeansNothing() {
        if (kept.length() == 0) return true;
        char last = kept.charAt(kept.length() - 1);
        return last == ':' || MARKS.indexOf(last) >= 0;
    }

    private void trimEnd() {
        int end = kept.length();
        while (end > 0 && Character.isWhitespace(kept.charAt(end - 1))) end--;
        kept.setLength(end);
    }
}
