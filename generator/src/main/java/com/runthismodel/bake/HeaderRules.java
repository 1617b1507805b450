package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The response headers of a site as its {@code _headers} file states them: an address, then its headers, indented. */
public record HeaderRules(List<Rule> rules) {
    public static final String PATH = "_headers";

    /** An asterisk stands for any characters. */
    public record Rule(String address, Map<String, String> headers) {
        boolean covers(String asked) {
            String[] parts = address.split("\\*", -1);
            StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
            for (int i = 1; i < parts.length; i++) pattern.append(".*").append(Pattern.quote(parts[i]));
            return asked.matches(pattern.toString());
        }
    }

    public static HeaderRules of(Path site) throws IOException {
        Path file = site.resolve(PATH);
        return parse(Files.isRegularFile(file) ? Files.readAllLines(file) : List.of());
    }

    static HeaderRules parse(List<String> lines) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.strip().startsWith("#")) continue;
            if (line.startsWith("/")) rules.add(new Rule(line.strip(), new LinkedHashMap<>()));
            else if (rules.isEmpty() || !line.contains(":")) throw new IOException(PATH + ": no header: " + line);
            else add(rules.get(rules.size() - 1), line.split(":", 2));
        }
        return new HeaderRules(List.copyOf(rules));
    }

    private static void add(Rule rule, String[] header) {
        rule.headers().put(header[0].strip(), header[1].strip());
    }

    /** What the host sends for an address; rules that name a header twice are joined, as hosts do. */
    public Map<String, String> headers(String address) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Rule rule : rules)
            if (rule.covers(address))
                rule.headers().forEach((name, value) -> headers.merge(name, value, (a, b) -> a + ", " + b));
        // The default of Netlify and Cloudflare Pages: keep, but ask again.
        headers.putIfAbsent("Cache-Control", "public, max-age=0, must-revalidate");
        return headers;
    }
}
