package com.runthismodel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from YAML and JSON, and what is refused with which words. */
class SourceFileTest {
    private static Node yaml(String text) {
        Problems problems = new Problems();
        Node node = SourceFile.parse(text, "x.yaml", problems).orElse(null);
        assertEquals(List.of(), problems.sorted());
        return node;
    }

    private static String problem(String name, String text) {
        Problems problems = new Problems();
        SourceFile.parse(text, name, problems);
        assertEquals(1, problems.count(), () -> problems.sorted().toString());
        return problems.sorted().get(0).toString();
    }

    @Test
    void everyNodeKnowsItsLineAndColumn() {
        Node tree = yaml("name: Tiny\nfiles:\n  gguf:\n  - a/b\n  - c/d\nsize: 24\n");
        assertEquals(new Place("x.yaml", 5, 5), tree.deepest("files.gguf[1]").place());
        assertEquals(new Place("x.yaml", 6, 7), tree.deepest("size").place());
        assertEquals(new Place("x.yaml", 3, 3), tree.deepest("files.mlx[0]").place(), "the deepest there is");
    }

    @Test
    void plainScalarsAreReadByYamlOnePointTwo() {
        Node.Items items =
                (Node.Items) yaml("[yes, 1_000, 0x1F, 2024-09-18, 017, .inf, 2.50, -3, 1e3, true, null, \"7\"]");
        List<Class<?>> kinds =
                items.list().stream().<Class<?>>map(Object::getClass).toList();
        assertEquals(6, kinds.stream().filter(Node.Text.class::equals).count() - 1, "quoted 7 and six plain texts");
        assertEquals(
                "2.50", assertInstanceOf(Node.Number.class, items.list().get(6)).digits(), "digits are kept");
        assertInstanceOf(Node.Bool.class, items.list().get(9));
        assertInstanceOf(Node.Empty.class, items.list().get(10));
    }

    @Test
    void jsonNullIsAnAbsentKey() {
        Problems problems = new Problems();
        Node node =
                SourceFile.parse("{\"a\": null, \"b\": 1}", "x.json", problems).orElseThrow();
        assertEquals("[b]", ((Node.Fields) node).keys().toString());
        assertTrue(problems.isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: 1\\na: 2                | x.yaml:2: a: is there twice, first on line 1, keep one of them
            a: &x 1                    | x.yaml:1: a: anchors are not allowed, write the value out in plain YAML
            a: &x {b: 1}               | x.yaml:1: a: anchors are not allowed, write the value out in plain YAML
            a: *x                      | x.yaml:1: a: aliases are not allowed, write the value out in plain YAML
            a: !!str 1                 | x.yaml:1: a: tags are not allowed, write the value out in plain YAML
            a: 😀😀\\nb: !java/x {}     | x.yaml:2: b: tags are not allowed, write the value out in plain YAML
            <<: {a: 1}                 | x.yaml:1: <<: merge keys are not allowed, write the keys out
            a: 1\\n---\\nb: 2          | x.yaml:3: a second document begins here, keep one document per file
            # a comment                | x.yaml:1: is empty, write it or remove it
            a:\\n\\t- x                | x.yaml:2: is not valid YAML (found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)), indent with spaces
            a: b: c                    | x.yaml:1: is not valid YAML (mapping values are not allowed here), put a text that contains ": " in quotes, align keys of one map
            a: "x                      | x.yaml:2: is not valid YAML (found unexpected end of stream), close the quote or bracket
            ? [a]\\n: b                | x.yaml:1: is not valid YAML (Expected a property name (Scalar value in YAML), got this instead: +SEQ []), a key must be plain text
            a: "\\u202e"               | x.yaml:1: a: holds the hidden character U+202E, delete it
            """)
    void yamlRefused(String text, String expected) {
        String real = text.replace("\\n", "\n").replace("\\t", "\t");
        assertEquals(expected, problem("x.yaml", real + "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":2}   | x.json:1: a: is there twice, first on line 1, keep one of them
            {"a":1} {}      | x.json:1: a second document begins here, keep one document per file
            {"a":"\\ud800"} | x.json:1: a: holds the hidden character U+D800, delete it
            """)
    void jsonRefused(String text, String expected) {
        assertEquals(expected, problem("x.json", text));
    }

    @Test
    void deepNestingIsRefusedNotSuffered() {
        for (String nest : List.of("[", "- ", "{a: "))
            assertEquals("x.yaml:1: is nested more than 24 deep, flatten it", problem("x.yaml", nest.repeat(50_000)));
        assertEquals("x.json:1: is nested more than 24 deep, flatten it", problem("x.json", "[".repeat(50_000)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0x1B, U+001B", "0x202E, U+202E", "0x200B, U+200B", "0xAD, U+00AD", "0x2028, U+2028", "0xE0041, U+E0041"
    })
    void charactersNobodySeesAreRefused(int codePoint, String printed) {
        String text = "a: 1\nb: x" + Character.toString(codePoint) + "y\n";
        assertEquals("x.yaml:2: holds the hidden character " + printed + ", delete it", problem("x.yaml", text));
    }

    @Test
    void byteOrderMark() {
        assertEquals(
                "x.yaml:1: starts with a byte order mark, save the file as UTF-8 without it",
                problem("x.yaml", "\uFEFFa: 1\n"));
    }

    @Test
    void lettersOfAllScriptsAreWelcome() {
        assertEquals(
                "Müller 通义 😀 Ж", ((Node.Text) yaml("a: Müller 通义 😀 Ж\r\n").deepest("a")).value());
    }

    /** The YAML library breaks on a pair of surrogates at the end of its buffer of 1,025 units. */
    @Test
    void emojiAnywhere() {
        for (int before = 1000; before < 1060; before++) {
            String text = "x".repeat(before) + "😀😀";
            assertEquals(text, ((Node.Text) yaml("a: " + text + "\n").deepest("a")).value());
        }
    }

    @Test
    void hugeFilesAreNotRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, "a: " + "x".repeat(SourceText.LARGEST_FILE));
        Problems problems = new Problems();
        assertTrue(SourceFile.read(file, "x.yaml", problems).isEmpty());
        assertEquals(
                "x.yaml:1: is larger than 8 MiB, split it",
                problems.sorted().get(0).toString());
    }
}
