package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.model.Brief;
import java.util.List;
import java.util.regex.Pattern;

/** What machines read first: sitemap.xml, robots.txt, llms.txt. */
final class Indexes {
    private static final Pattern MARKUP = Pattern.compile("[\\[\\]<>`\\\\]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Indexes() {}

    static TextFile sitemap(Site site, List<String> paths) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (String path : paths) {
            xml.append("<url><loc>").append(site.url(path)).append("</loc></url>\n");
        }
        return new TextFile("sitemap.xml", xml.append("</urlset>\n").toString());
    }

    static TextFile robots(Site site) {
        return new TextFile("robots.txt", "User-agent: *\nAllow: /\n\nSitemap: " + site.url("sitemap.xml") + "\n");
    }

    /** The llms.txt convention: a title, a summary, then lists of links to Markdown. */
    static TextFile llms(Site site, List<ProseEntry> prose, List<Listed> models) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(plain(site.name()))
                .append("\n\n> ")
                .append(plain(site.description()))
                .append("\n\n");
        text.append(
                        "Memory is in GiB (2^30 bytes). A model's memory is that of current llama-server with 8,192 tokens of")
                .append(" context, f16 KV cache, flash attention, one user, everything on the GPU. The JSON twin of")
                .append(" models/NAME.md is data/models/NAME.json, its schema data/schema/model.json.\n\n## Pages\n\n");
        for (ProseEntry page : prose) line(text, page.title(), site.url(page.path()), page.description());
        line(text, "All models", site.url("models.html"), "one table");
        line(text, "Compare", site.url("compare/index.html"), "models of like size, side by side");
        line(
                text,
                "Hardware",
                site.url("devices.html"),
                "one table by kind of device; each device has a page with the models it runs");
        text.append("\n## Models\n\n");
        for (Listed model : models) text.append(model.summary());
        return new TextFile("llms.txt", text.toString());
    }

    /** A model's line in llms.txt. */
    static String summary(Site site, ModelLine model) {
        StringBuilder text = new StringBuilder();
        line(text, model.name(), site.url("models/" + model.slug() + ".md"), summary(model));
        return text.toString();
    }

    private static String summary(ModelLine model) {
        Brief figures = model.figures();
        StringBuilder text = new StringBuilder(model.vendor()).append(", ").append(model.type());
        figures.parameters().ifPresent(count -> text.append(", ").append(count).append(" parameters"));
        figures.memoryGib().ifPresent(gib -> text.append(", ").append(gib).append(" GiB"));
        figures.quantization().ifPresent(quantization -> text.append(" at ").append(quantization));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String url, String about) {
        text.append("- [")
                .append(plain(name))
                .append("](")
                .append(url)
                .append("): ")
                .append(plain(about))
                .append('\n');
    }

    /** Names are other people's words: brackets and line breaks would change the list around them. */
    private static String plain(String text) {
        return SPACE.matcher(MARKUP.matcher(text).replaceAll("")).replaceAll(" ");
    }
}
