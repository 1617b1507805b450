package com.runthismodel.bake.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.PageWriter;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import com.runthismodel.source.write.Utf8;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    private static final Site SITE = new Site("S", "d", "https://s.example/", "https://git.example/s/s", "main");

    /** A page with one of everything a record may hold. */
    public record Sample(String path, String text, Optional<String> maybe, Html html, long number, List<String> list)
            implements Page {
        @Override
        public String template() {
            return "sample.ftlh";
        }

        @Override
        public Head head() {
            return new Head("t", "d", List.of());
        }
    }

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.createDirectories(folder.resolve("assets/js"));
        Files.writeString(folder.resolve("assets/js/status.js"), "s\n");
        Files.writeString(folder.resolve("assets/js/a.js"), "a");
        Files.writeString(folder.resolve("assets/js/b.js"), "b\n");
    }

    @Test
    void stringsAreEscapedAndMarkupIsNot() throws Exception {
        assertEquals(
                "&lt;b title=&#39;&quot;&amp;&gt; <i>x</i> 1234567",
                print("${page.text} ${page.html} ${page.number}", "<b title='\"&>"));
    }

    @Test
    void anEmptyOptionalIsAMissingValue() throws Exception {
        assertEquals("none", print("${page.maybe!'none'}", ""));
        assertThrows(TemplateException.class, () -> print("${page.maybe}", ""));
    }

    @Test
    void linksAreRelativeToTheDepthOfThePage() throws Exception {
        assertEquals("../", print("${root}", ""));
        assertEquals("https://s.example/deep/sample.html", print("${canonical}", ""));
    }

    @Test
    void bundlesJoinScriptsInOrder() throws Exception {
        String path = print("${bundle(['js/b.js', 'js/a.js'])}", "");
        assertTrue(path.matches("\\.\\./assets/js/a-bundle\\.[0-9a-f]{10}\\.js"), path);
        assertEquals("b\na\n", Files.readString(folder.resolve("work").resolve(path.substring(3))));
    }

    @Test
    void mistakesNameTemplateAndLine() {
        for (String bad : List.of("${page.txet}", "${nothing}", "<#include 'none.ftlh'>", "${asset('css/none.css')}")) {
            TemplateException mistake = assertThrows(TemplateException.class, () -> print("\n" + bad, ""), bad);
            assertTrue(Templates.explain(mistake).startsWith("templates/sample.ftlh:2: "), Templates.explain(mistake));
        }
    }

    @Test
    void aMistakeIsToldTheSameWayTwice() {
        for (String bad : List.of("${page.txet}", "<#include 'none.ftlh'>", "${unclosed")) {
            String first =
                    assertThrows(Exception.class, () -> print(bad, ""), bad).getMessage();
            assertEquals(
                    first,
                    assertThrows(Exception.class, () -> print(bad, ""), bad).getMessage());
        }
    }

    @Test
    void templatesCannotReachClasses() {
        for (String bad : List.of("${'freemarker.template.utility.Execute'?new()('id')}", "${page.class}"))
            assertThrows(TemplateException.class, () -> print(bad, ""), bad);
    }

    @Test
    void noTemplateOfOursDecidesWhatToTrust() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertTrue(file.toString().endsWith(".ftlh"), file + " escapes nothing by itself");
                for (String bad : List.of("?no_esc", "<#noautoesc", "?interpret", "?eval", "<#attempt", "?new"))
                    assertTrue(!text.contains(bad), file + " has " + bad);
            }
        }
    }

    /** The identity cache of PageWriter leans on how FreeMarker hands over static text. */
    @Test
    void ourWriterGivesTheBytesOfAPlainOne() throws Exception {
        String template = "<#list page.list as item>stätic ${item} — ${page.text?upper_case}<#sep>, 𝄞 </#list>";
        Templates templates = templates(template);
        Utf8 bytes = new Utf8(16);
        PageWriter ours = new PageWriter(bytes);
        for (String text : List.of("ä𝄞<", "plain", "x".repeat(200_000), "")) {
            StringWriter plain = new StringWriter();
            templates.render(sample(text), plain);
            bytes.clear();
            templates.render(sample(text), ours);
            assertEquals(plain.toString(), bytes.toString());
        }
    }

    private String print(String template, String text) throws IOException, TemplateException {
        StringWriter out = new StringWriter();
        templates(template).render(sample(text), out);
        return out.toString();
    }

    private static Sample sample(String text) {
        return new Sample(
                "deep/sample.html", text, Optional.empty(), new Html("<i>x</i>"), 1234567, List.of(text, "é", "b"));
    }

    private Templates templates(String template) throws IOException {
        Files.writeString(folder.resolve("templates/sample.ftlh"), template);
        Assets assets = Assets.prepare(folder.resolve("assets"), List.of(), folder.resolve("work"));
        return new Templates(Templates.read(folder.resolve("templates")), SITE, assets);
    }
}
