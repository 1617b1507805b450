package com.runthismodel.source.write;

import com.runthismodel.source.Words;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * JSON text from maps, lists, records, enums, texts and numbers: the same text for the same values on every JDK. Absent
 * Optionals are left out. A type that reads itself from text ({@code of(String)}) is written by its toString.
 */
public final class JsonWriter {
    private static final int INLINE = -1;
    private static final int ROOM = 256;
    private static final boolean[] PLAIN = plain(false);
    private static final boolean[] PLAIN_IN_HTML = plain(true);

    private final Layout layout;
    private final boolean forHtml;
    private final boolean[] plain;

    private enum Layout {
        COMPACT,
        PRETTY,
        TIDY
    }

    private JsonWriter(Layout layout, boolean forHtml) {
        this.layout = layout;
        this.forHtml = forHtml;
        this.plain = forHtml ? PLAIN_IN_HTML : PLAIN;
    }

    /** Indented by two spaces, ends with a line break. */
    public static String pretty(Object value) {
        Utf8 out = new Utf8(ROOM);
        new JsonWriter(Layout.PRETTY, false).value(value, 0, out);
        return out.append('\n').toString();
    }

    /** Indented, but lists of plain values and the entries of a list stand on one line each: made for reading diffs. */
    public static String tidy(Object value) {
        Utf8 out = new Utf8(ROOM);
        new JsonWriter(Layout.TIDY, false).value(value, 0, out);
        return out.append('\n').toString();
    }

    /** Without any white space. */
    public static String compact(Object value) {
        Utf8 out = new Utf8(ROOM);
        new JsonWriter(Layout.COMPACT, false).value(value, 0, out);
        return out.toString();
    }

    /** The same as a file's one line. */
    public static void line(Object value, Utf8 out) {
        new JsonWriter(Layout.COMPACT, false).value(value, 0, out);
        out.append('\n');
    }

    /** Compact, and safe inside a script element or an attribute: {@code < > & '} and line separators are escaped. */
    public static String forHtml(Object value) {
        Utf8 out = new Utf8(ROOM);
        new JsonWriter(Layout.COMPACT, true).value(value, 0, out);
        return out.toString();
    }

    /** Kinds that pages have most of come first. */
    private void value(Object value, int depth, Utf8 out) {
        if (value instanceof String) text((String) value, out);
        else if (value instanceof Record) record((Record) value, depth, out);
        else if (value instanceof Optional<?>) value(((Optional<?>) value).orElseThrow(), depth, out);
        else if (value instanceof Double || value instanceof Float) out.append(decimal(((Number) value).doubleValue()));
        else if (value instanceof BigDecimal) out.append(((BigDecimal) value).toPlainString());
        else if (value instanceof Number || value instanceof Boolean) out.appendAscii(value.toString());
        else if (value instanceof Enum<?>) text(Words.of((Enum<?>) value), out);
        else if (value instanceof Map<?, ?>) map((Map<?, ?>) value, depth, out);
        else if (value instanceof Iterable<?>) list((Iterable<?>) value, depth, out);
        else if (value == null) throw new IllegalArgumentException("null has no place in our JSON: leave the key out");
        else text(value.toString(), out);
    }

    private void record(Record record, int depth, Utf8 out) {
        RecordFields fields = RecordFields.of(record.getClass());
        if (fields.writtenAsText()) {
            text(record.toString(), out);
            return;
        }
        out.append('{');
        boolean first = true;
        for (int i = 0; i < fields.count(); i++) {
            Object value = fields.value(record, i);
            if (absent(value)) continue;
            if (!first) out.append(comma(depth));
            line(deeper(depth), out);
            out.append(fields.quotedKey(i)).append(layout == Layout.COMPACT ? ":" : ": ");
            value(value, deeper(depth), out);
            first = false;
        }
        if (!first) line(depth, out);
        out.append('}');
    }

    private void map(Map<?, ?> map, int depth, Utf8 out) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (absent(entry.getValue())) continue;
            Object key = entry.getKey();
            String name = key instanceof Enum<?> ? Words.of((Enum<?>) key) : key.toString();
            entry(name, entry.getValue(), first, depth, out);
            first = false;
        }
        if (!first) line(depth, out);
        out.append('}');
    }

    private static boolean absent(Object value) {
        return value instanceof Optional<?> && ((Optional<?>) value).isEmpty();
    }

    private void entry(String key, Object value, boolean first, int depth, Utf8 out) {
        if (!first) out.append(comma(depth));
        line(deeper(depth), out);
        text(key, out);
        out.append(layout == Layout.COMPACT ? ":" : ": ");
        value(value, deeper(depth), out);
    }

    private void list(Iterable<?> list, int outer, Utf8 out) {
        int depth = layout == Layout.TIDY && plain(list) ? INLINE : outer;
        out.append('[');
        String comma = "";
        for (Object item : list) {
            out.append(comma);
            line(deeper(depth), out);
            value(item, layout == Layout.TIDY ? INLINE : deeper(depth), out);
            comma = comma(depth);
        }
        if (!comma.isEmpty()) line(depth, out);
        out.append(']');
    }

    private static boolean plain(Iterable<?> list) {
        for (Object item : list) {
            if (item instanceof Map<?, ?> || item instanceof Iterable<?> || item instanceof Record) return false;
        }
        return true;
    }

    private static int deeper(int depth) {
        return depth == INLINE ? INLINE : depth + 1;
    }

    private String comma(int depth) {
        return layout == Layout.TIDY && depth == INLINE ? ", " : ",";
    }

    private void line(int depth, Utf8 out) {
        if (layout != Layout.COMPACT && depth != INLINE) out.append('\n').append("  ".repeat(depth));
    }

    /** The shortest digits that read back as the same number. Double.toString finds others before JDK 19. */
    static String decimal(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("JSON has no " + value);
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new java.math.MathContext(digits));
            if (rounded.doubleValue() == value) return plain(rounded);
        }
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < -20 || stripped.scale() > 20 ? stripped.toString() : stripped.toPlainString();
    }

    /** Nearly all texts stand for themselves. */
    private void text(String text, Utf8 out) {
        out.append('"');
        int plainUntil = 0;
        int end = text.length();
        while (plainUntil < end && plain(text.charAt(plainUntil))) plainUntil++;
        if (plainUntil == end) out.appendAscii(text);
        else escaped(text, plainUntil, out);
        out.append('"');
    }

    private boolean plain(char c) {
        return c < plain.length && plain[c];
    }

    /** Runs of harmless characters are copied whole. */
    private void escaped(String text, int start, Utf8 out) {
        int from = 0;
        for (int i = start; i < text.length(); i++) {
            if (harmless(text, i)) continue;
            out.append(text, from, i);
            escape(text.charAt(i), out);
            from = i + 1;
        }
        out.append(text, from, text.length());
    }

    private boolean harmless(String text, int i) {
        char c = text.charAt(i);
        if (c < plain.length) return plain[c];
        if (Character.isSurrogate(c)) return paired(text, i);
        return !forHtml || !unsafeInHtml(c);
    }

    /** For each ASCII character, whether it stands for itself: one look instead of five comparisons a letter. */
    private static boolean[] plain(boolean forHtml) {
        boolean[] plain = new boolean[128];
        for (char c = ' '; c < plain.length; c++) plain[c] = c != '"' && c != '\\' && !(forHtml && unsafeInHtml(c));
        return plain;
    }

    private static boolean unsafeInHtml(char c) {
        return c == '<' || c == '>' || c == '&' || c == '\'' || c == '\u2028' || c == '\u2029';
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(char c, Utf8 out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
    }
}
