package com.runthismodel.bench;

import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Hugo: a content file a model with its data as front matter, everything else Hugo could make switched off. Its plain
 * text templates with an explicit escape are used: they cost it less than its own HTML templates, which parse contexts.
 */
final class Hugo extends Peer {
    private static final Dialect DIALECT = new Dialect() {
        @Override
        public String value(boolean row, int number, boolean raw) {
            return "{{ index . " + number + (raw ? " }}" : " | htmlEscape }}");
        }

        @Override
        public String loop(String row) {
            return "{{ range . }}" + row + "{{ end }}";
        }
    };

    private final String program;

    Hugo(Path folder, String program) {
        super(folder);
        this.program = program;
    }

    @Override
    String name() {
        return "Hugo";
    }

    @Override
    void prepare(List<PageData.Block> html, List<PageData.Block> markdown) throws IOException {
        write("hugo.toml", """
                baseURL = "https://example.org/"
                uglyURLs = true
                disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
                [mediaTypes."text/plainpage"]
                suffixes = ["html"]
                [mediaTypes."text/twin"]
                suffixes = ["md"]
                [outputFormats.plain]
                mediaType = "text/plainpage"
                isPlainText = true
                [outputFormats.twin]
                mediaType = "text/twin"
                isPlainText = true
                [outputFormats.facts]
                mediaType = "application/json"
                isPlainText = true
                [outputs]
                page = ["plain", "twin", "facts"]
                """);
        write("layouts/_default/single.plain.html", "{{ range .Params.html }}{{ partial .t .v }}{{ end }}");
        write("layouts/_default/single.twin.md", "{{ range .Params.md }}{{ partial .t .v }}{{ end }}");
        write("layouts/_default/single.facts.json", "{{ .Params.facts | jsonify }}");
        for (PageData.Block block : html)
            write("layouts/partials/" + block.name() + ".plain.html", block.template(DIALECT));
        for (PageData.Block block : markdown)
            write("layouts/partials/" + block.name() + ".twin.md", block.template(DIALECT));
    }

    @Override
    void page(String slug, Map<String, Object> page) throws IOException {
        named(page.get("html"), ".plain.html");
        named(page.get("md"), ".twin.md");
        write("content/models/" + slug + ".md", JsonWriter.compact(page) + "\n");
    }

    /** A template of Hugo is asked for by its file. */
    @SuppressWarnings("unchecked")
    private static void named(Object blocks, String ending) {
        for (Map<String, Object> block : (List<Map<String, Object>>) blocks) block.put("t", block.get("t") + ending);
    }

    @Override
    List<String> command() {
        return List.of(program, "--quiet", "--noBuildLock");
    }

    @Override
    Path output() {
        return folder.resolve("public/models");
    }
}
