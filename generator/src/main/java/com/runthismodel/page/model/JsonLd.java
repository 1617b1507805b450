package com.runthismodel.page.model;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page for search engines, in schema.org's words; every figure is taken from the sheet. The questions are read in the page
 * itself: said twice they took the largest pages over their 10 kB.
 */
final class JsonLd {
    private JsonLd() {}

    static Html of(Site site, ModelSheet sheet) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        List<Object> graph = new ArrayList<>();
        graph.add(software(site, sheet));
        graph.add(crumbs(site, sheet));
        document.put("@graph", graph);
        return new Html(JsonWriter.forHtml(document));
    }

    private static Map<String, Object> software(Site site, ModelSheet sheet) {
        Map<String, Object> software = typed("SoftwareApplication");
        software.put("name", sheet.name());
        software.put("url", site.url("models/" + sheet.slug() + ".html"));
        software.put("description", sheet.tagline());
        software.put("applicationCategory", sheet.type());
        Map<String, Object> author = typed("Organization");
        author.put("name", sheet.vendor());
        software.put("author", author);
        software.put("sameAs", "https://huggingface.co/" + sheet.hub());
        software.put("memoryRequirements", sheet.answer().need());
        sheet.quantizations()
                .flatMap(q ->
                        q.rows().stream().filter(Quantizations.Row::recommended).findFirst())
                .ifPresent(row -> software.put("fileSize", row.download().gb() + " GB"));
        return software;
    }

    private static Map<String, Object> crumbs(Site site, ModelSheet sheet) {
        Map<String, Object> crumbs = typed("BreadcrumbList");
        crumbs.put(
                "itemListElement",
                List.of(
                        crumb(1, "Models", site.url("models.html")),
                        crumb(2, sheet.name(), site.url("models/" + sheet.slug() + ".html"))));
        return crumbs;
    }

    private static Map<String, Object> crumb(int position, String name, String url) {
        Map<String, Object> crumb = typed("ListItem");
        crumb.put("position", position);
        crumb.put("name", name);
        crumb.put("item", url);
        return crumb;
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@type", type);
        return object;
    }
}
