package com.runthismodel.bench;

import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Eleventy: a JSON file a model, read when its page is made, so that it need not hold them all; Nunjucks templates. */
final class Eleventy extends Peer {
    private final String program;

    Eleventy(Path folder, String program) {
        super(folder);
        this.program = program;
    }

    private record Nunjucks(boolean html) implements Dialect {
        @Override
        public String value(boolean row, int number, boolean raw) {
            return "{{ " + (row ? "r[" : "b.v[") + number + (raw || !html ? "] | safe }}" : "] }}");
        }

        @Override
        public String loop(String row) {
            return "{% for r in b.v %}" + row + "{% endfor %}";
        }
    }

    @Override
    String name() {
        return "Eleventy";
    }

    @Override
    void prepare(List<PageData.Block> html, List<PageData.Block> markdown) throws IOException {
        write("eleventy.config.cjs", """
                const fs = require("fs");
                const path = require("path");
                const folder = path.join(__dirname, "facts");
                let last = {};
                module.exports = config => {
                  config.addGlobalData("slugs", () => fs.readdirSync(folder).sort().map(name => name.slice(0, -5)));
                  config.addFilter("facts", slug => {
                    if (last.slug !== slug)
                      last = {slug, page: JSON.parse(fs.readFileSync(path.join(folder, slug + ".json"), "utf8"))};
                    return last.page;
                  });
                  config.setQuietMode(true);
                  return {dir: {input: "pages", includes: "_includes", output: "_site"}};
                };
                """);
        write("pages/html.njk", page("html", "{% for b in p.html %}{% include b.t + \".njk\" %}{% endfor %}"));
        write("pages/md.njk", page("md", "{% for b in p.md %}{% include b.t + \".njk\" %}{% endfor %}"));
        write("pages/json.njk", page("json", "{{ p.facts | dump | safe }}"));
        for (PageData.Block block : html)
            write("pages/_includes/" + block.name() + ".njk", block.template(new Nunjucks(true)));
        for (PageData.Block block : markdown)
            write("pages/_includes/" + block.name() + ".njk", block.template(new Nunjucks(false)));
    }

    private static String page(String ending, String body) {
        return """
                ---
                pagination:
                  data: slugs
                  size: 1
                  alias: slug
                permalink: "models/{{ slug }}.%s"
                ---
                {%% set p = slug | facts %%}%s""".formatted(ending, body);
    }

    @Override
    void page(String slug, Map<String, Object> page) throws IOException {
        write("facts/" + slug + ".json", JsonWriter.compact(page));
    }

    @Override
    List<String> command() {
        return List.of(program, "--config=eleventy.config.cjs", "--quiet");
    }

    @Override
    Path output() {
        return folder.resolve("_site/models");
    }
}
