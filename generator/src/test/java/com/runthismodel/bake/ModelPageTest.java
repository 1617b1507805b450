package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Model pages as they are served: figures equal to the twins', within their bytes, templates without arithmetic. */
class ModelPageTest {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    /** 10 KiB of brotli; gzip takes a quarter more on these pages. */
    private static final int HTML_GZIP_LIMIT = 13_000;

    /** 4 kB of brotli: 3.8 kB are 4.4 kB of gzip, which Java can measure. */
    private static final int CSS_GZIP_LIMIT = 4_600;

    @Test
    void everyNumberOfThePageIsInTheJsonTwin() throws Exception {
        for (Path page : pages(SmallSite.baked())) assertEquals(Set.of(), missing(page), page.toString());
    }

    @Test
    void everyNumberOfTheJsonsTablesIsInTheMarkdownTwin() throws Exception {
        for (Path page : pages(SmallSite.baked())) {
            Set<String> markdown =
                    numbers(Files.readString(Path.of(page.toString().replace(".html", ".md"))));
            Document document = Jsoup.parse(Files.readString(page));
            Set<String> tables = numbers(document.select("main table td").text());
            tables.removeAll(markdown);
            assertEquals(Set.of(), tables, page.toString());
        }
    }

    @Test
    void templatesPrintAndDoNotReckon() throws IOException {
        Pattern reckoning = Pattern.compile("\\$\\{[^}]*(?: [*/%-] |\\?(?:number|round|floor|string))[^}]*}");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = reckoning.matcher(Files.readString(file));
                while (matcher.find()) found.add(file + ": " + matcher.group());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void aPageHasNoStyleOrScriptOfItsOwn() throws Exception {
        for (Path page : pages(SmallSite.baked())) {
            Document document = Jsoup.parse(Files.readString(page));
            assertEquals(
                    0,
                    document.select("[style], style, script:not([src]):not([type])")
                            .size(),
                    page.toString());
            for (Element region : document.select(".scroll"))
                assertTrue(
                        region.hasAttr("tabindex") && region.hasAttr("aria-label"),
                        region.attributes().html());
        }
    }

    @Test
    @Tag("slow")
    void everyPageOfTheRealSiteStaysWithinItsBytesAndEqualsItsTwin() throws Exception {
        Path site = RealSite.baked();
        List<String> mistakes = new ArrayList<>();
        for (Path page : pages(site)) {
            int bytes = gzip(page);
            if (bytes > HTML_GZIP_LIMIT) mistakes.add(page.getFileName() + ": " + bytes + " bytes");
            Set<String> missing = missing(page);
            if (!missing.isEmpty()) mistakes.add(page.getFileName() + ": not in the JSON: " + missing);
        }
        assertEquals(List.of(), mistakes);
        try (Stream<Path> sheets = Files.list(site.resolve("assets/css"))) {
            Path sheet = sheets.filter(file -> file.getFileName().toString().startsWith("site."))
                    .findFirst()
                    .orElseThrow();
            assertTrue(gzip(sheet) <= CSS_GZIP_LIMIT, sheet + ": " + gzip(sheet));
        }
    }

    private static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site.resolve("models"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    /** Pictures have axes of their own, and the frame is the same on every page. */
    private static Set<String> missing(Path page) throws IOException {
        Path site = page.getParent().getParent();
        String name = page.getFileName().toString().replace(".html", ".json");
        Document document = Jsoup.parse(Files.readString(page));
        Element main = document.selectFirst("main");
        main.select("svg, #yours, h2, .contents").remove();
        StringBuilder text = new StringBuilder();
        main.nodeStream(TextNode.class)
                .forEach(node -> text.append(node.getWholeText()).append(' '));
        Set<String> printed = numbers(text.toString());
        String known = Files.readString(site.resolve("data/models").resolve(name)) + FIXED;
        printed.removeAll(numbers(known));
        return printed;
    }

    /** "KV cache in q8_0" and the like: words of the template that hold digits. */
    private static final String FIXED = " 16 f16 q8_0 q4_0 ";

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(result -> result.group().replaceAll(",+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int gzip(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(file));
        }
        return bytes.size();
    }
}
