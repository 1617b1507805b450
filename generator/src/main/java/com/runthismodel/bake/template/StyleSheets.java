package com.runthismodel.bake.template;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts imported style sheets in place of their {@code @import} lines and points pictures at their hashed names. */
final class StyleSheets {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^@import (?:url\\()?\"([^\"]+)\"\\)?(?: layer\\(([a-z.-]+)\\))?;[ \\t]*\\n?");
    private static final Pattern PICTURE = Pattern.compile("url\\(\"?((?!data:|#)[^\")]+)\"?\\)");

    private final Map<String, byte[]> sources;

    StyleSheets(Map<String, byte[]> sources) {
        this.sources = sources;
    }

    /** The style sheets that no other one imports. */
    List<String> entries() {
        TreeSet<String> entries = new TreeSet<>();
        for (String name : sources.keySet()) if (name.endsWith(".css")) entries.add(name);
        for (String name : List.copyOf(entries)) {
            Matcher line = IMPORT.matcher(text(name));
            while (line.find()) entries.remove(beside(name, line.group(1)));
        }
        return List.copyOf(entries);
    }

    /** The whole of an entry; {@code published} tells where an asset went. Imports come from the entry's own folder. */
    String flatten(String name, UnaryOperator<String> published) {
        return PICTURE.matcher(SlimStyles.of(inline(name))).replaceAll(picture -> {
            String address = published.apply(beside(name, picture.group(1)));
            return Matcher.quoteReplacement("url(\"../" + address.substring("assets/".length()) + "\")");
        });
    }

    private String inline(String name) {
        return IMPORT.matcher(text(name)).replaceAll(line -> {
            String imported = inline(beside(name, line.group(1)));
            String layer = line.group(2);
            return Matcher.quoteReplacement(layer == null ? imported : "@layer " + layer + " {\n" + imported + "}\n");
        });
    }

    private String text(String name) {
        byte[] source = sources.get(name);
        if (source == null) throw new IllegalArgumentException("no style sheet \"" + name + "\"");
        return new String(source, StandardCharsets.UTF_8);
    }

    private static String beside(String name, String reference) {
        return Path.of(name).resolveSibling(reference).normalize().toString().replace('\\', '/');
    }
}
