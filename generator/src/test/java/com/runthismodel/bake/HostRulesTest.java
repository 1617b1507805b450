package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules a host applies, however they are written down: {@code _headers} and {@code _redirects} of the site,
 * {@code netlify.toml}, what Netlify's own parser makes of both, and the lines for other servers on the offline page.
 */
class HostRulesTest {
    /** From {@code @netlify/config}: hosting/README.md says how. */
    private static final Path RESOLVED = Path.of("generator/src/test/resources/hosting/netlify-resolved.json");

    @Test
    void netlifyReadsWhatWeRead() throws Exception {
        Path site = SmallSite.baked();
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("headers", headers(HeaderRules.of(site).rules()));
        rules.put("redirects", redirects(RedirectRules.of(site)));
        Object resolved = Tree.of(
                SourceFile.read(RESOLVED, "resolved.json", new Problems()).orElseThrow());
        assertEquals(resolved.toString(), rules.toString());
    }

    private static List<Object> headers(List<HeaderRules.Rule> rules) {
        List<Object> list = new ArrayList<>();
        for (HeaderRules.Rule rule : rules) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("for", rule.address());
            one.put("values", rule.headers());
            list.add(one);
        }
        return list;
    }

    private static List<Object> redirects(RedirectRules rules) {
        List<Object> list = new ArrayList<>();
        rules.targets().forEach((from, to) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", from);
            one.put("query", Map.of());
            one.put("to", to);
            one.put("status", 301);
            one.put("force", true);
            one.put("conditions", Map.of());
            one.put("headers", Map.of());
            list.add(one);
        });
        return list;
    }

    @Test
    void netlifyTomlSaysTheSame() throws Exception {
        List<HeaderRules.Rule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("netlify.toml"))) {
            Matcher pair = Pattern.compile("\\s*(for|[A-Z][A-Za-z]*(?:-[A-Za-z]+)+) = \"(.*)\"")
                    .matcher(line);
            if (!pair.matches()) continue;
            if (pair.group(1).equals("for")) rules.add(new HeaderRules.Rule(pair.group(2), new LinkedHashMap<>()));
            else rules.get(rules.size() - 1).headers().put(pair.group(1), pair.group(2));
        }
        assertEquals(HeaderRules.of(SmallSite.baked()).rules(), rules);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, true, false, true",
        "/index.html, true, false, true",
        "/models/a.b.html, true, false, true",
        "/models/a.b, true, false, false",
        "/assets/css/site.0123456789.css, true, true, false",
        "/data/models/a.json, true, false, false"
    })
    void eachAddressHasItsRules(String address, boolean safe, boolean kept, boolean asked) throws Exception {
        List<HeaderRules.Rule> rules = HeaderRules.of(SmallSite.baked()).rules();
        boolean[] wanted = {safe, kept, address.equals("/"), asked && !address.equals("/")};
        for (int i = 0; i < wanted.length; i++)
            assertEquals(wanted[i], rules.get(i).covers(address), rules.get(i).address());
        assertTrue(HeaderRules.of(SmallSite.baked())
                .headers(address)
                .get("Cache-Control")
                .matches(kept ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate"));
    }

    /** Every header, word for word, in the lines for nginx and for Caddy; and no other. */
    @Test
    void theLinesForOtherServersSayTheSame() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("content/pages/offline.md")).stream()
                .map(String::strip)
                .toList();
        List<String> wanted = new ArrayList<>();
        HeaderRules rules = HeaderRules.of(SmallSite.baked());
        Map<String, String> everywhere = rules.headers("/data/x.json");
        String asked = everywhere.remove("Cache-Control");
        String kept = rules.headers("/assets/x.js").get("Cache-Control");
        wanted.add("default \"" + asked + "\";");
        wanted.add("~^/assets/ \"" + kept + "\";");
        everywhere.forEach((name, value) -> wanted.add("add_header " + name + " \"" + value + "\" always;"));
        everywhere.forEach((name, value) -> wanted.add("header " + name + " \"" + value + "\""));
        wanted.add("header @kept Cache-Control \"" + kept + "\"");
        wanted.add("header @asked Cache-Control \"" + asked + "\"");
        for (String line : wanted) assertTrue(lines.contains(line), line);
        long said = lines.stream()
                .filter(line -> line.matches("(default|~\\^/assets/|add_header|header) .*"))
                .count();
        assertEquals(wanted.size() + 1, said, "and add_header Cache-Control $kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  A: b", "/*\n  no value", "x"})
    void aMistakeInHeadersIsSaid(String text) {
        IOException refused = assertThrows(IOException.class, () -> HeaderRules.parse(List.of(text.split("\n"))));
        assertTrue(refused.getMessage().startsWith("_headers: no header: "), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a /b", "/a /b 302", "/a  /b 301!"})
    void aMistakeInRedirectsIsSaid(String line) {
        IOException refused = assertThrows(IOException.class, () -> RedirectRules.parse(List.of(line)));
        assertEquals("_redirects: no redirect: " + line, refused.getMessage());
    }
}
