package com.runthismodel.source.write;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML as people write it here: one key a line; a list of records with one record a line. JSON is YAML, so it quotes. */
public final class YamlWriter {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z](?:[A-Za-z0-9._/+@ -]*[A-Za-z0-9._/+@])?|https://[^\\s#\"']+");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlWriter() {}

    /** The comment by which editors find the schema of a file, then its keys. Absent values are left out. */
    public static String of(String schema, Map<String, ?> values) {
        StringBuilder out = new StringBuilder(schemaLine(schema)).append('\n');
        values.forEach((key, value) -> {
            if (value.equals(Optional.empty()) || value.equals(List.of())) return;
            Object present = value instanceof Optional<?> optional ? optional.get() : value;
            out.append(key).append(':');
            if (present instanceof List<?> list && list.get(0) instanceof Record) records(list, out);
            else out.append(' ').append(scalar(present)).append('\n');
        });
        return out.toString();
    }

    public static String schemaLine(String schema) {
        return "# yaml-language-server: $schema=" + schema;
    }

    private static void records(List<?> list, StringBuilder out) {
        out.append('\n');
        for (Object record : list) {
            RecordFields fields = RecordFields.of(record.getClass());
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < fields.count(); i++) {
                Object value = fields.value(record, i);
                if (value.equals(Optional.empty())) continue;
                line.append(line.isEmpty() ? "" : ", ").append(fields.key(i)).append(": ");
                line.append(JsonWriter.compact(value));
            }
            out.append("  - {").append(line).append("}\n");
        }
    }

    /** Without quotes where nothing in it could mean something else. */
    static String scalar(Object value) {
        boolean plain = value instanceof String text
                && PLAIN.matcher(text).matches()
                && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return plain ? (String) value : JsonWriter.compact(value);
    }
}
