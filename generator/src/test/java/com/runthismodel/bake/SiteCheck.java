package com.runthismodel.bake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What must hold on every page: links and ids resolve, nothing inline, nothing from elsewhere, one heading, a fit head. */
final class SiteCheck {
    private static final Set<String> DATA_BLOCKS = Set.of("application/json", "application/ld+json");

    private final Path site;
    private final TreeSet<String> problems = new TreeSet<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, TreeSet<String>> links = new HashMap<>();
    private String basePath = "/";
    private int pages;

    private SiteCheck(Path site) {
        this.site = site;
    }

    static List<String> problems(Path site, int atLeastPages) throws IOException {
        SiteCheck check = new SiteCheck(site);
        for (String file : SmallSite.files(site)) if (file.endsWith(".html")) check.page(file);
        if (check.pages < atLeastPages) check.problems.add("only " + check.pages + " pages");
        check.resolve();
        return List.copyOf(check.problems);
    }

    private void page(String file) throws IOException {
        pages++;
        Document page = Jsoup.parse(Files.readString(site.resolve(file)));
        if (file.equals("404.html")) basePath = basePath(page);
        head(file, page);
        for (Element element : page.getAllElements()) element(file, element);
        require(file, page.select("h1").size() == 1, page.select("h1").size() + " h1");
        require(file, page.select("main").size() == 1, "no main");
        require(file, page.outputSettings() != null && page.select("html[lang]").size() == 1, "no lang");
    }

    private static String basePath(Document notFound) {
        String path =
                URI.create(notFound.select("link[rel=canonical]").attr("href")).getPath();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private void head(String file, Document page) {
        require(file, !page.title().isBlank() && page.title().length() <= 60, "title: " + page.title());
        String description = page.select("meta[name=description]").attr("content");
        require(file, !description.isBlank() && description.length() <= 160, "description: " + description);
        require(file, page.select("link[rel=canonical]").size() == 1, "no canonical");
        require(file, page.select("meta[name=theme-color]").size() == 2, "theme-color for both schemes");
    }

    private void element(String file, Element element) {
        String tag = element.normalName();
        require(file, !tag.equals("style"), "style element");
        require(file, !tag.equals("base"), "base element");
        if (tag.equals("script") && !element.hasAttr("src"))
            require(file, DATA_BLOCKS.contains(element.attr("type")), "inline script");
        require(file, !element.attr("type").equals("module"), "module script: dead on file://");
        for (Attribute attribute : element.attributes()) attribute(file, attribute);
        if (element.hasAttr("id")) {
            boolean first = ids.computeIfAbsent(file, key -> new HashSet<>()).add(element.id());
            require(file, first, "two elements with id " + element.id());
        }
    }

    private void attribute(String file, Attribute attribute) {
        String name = attribute.getKey();
        require(file, !name.startsWith("on"), "event handler " + name);
        require(file, !Set.of("style", "integrity", "crossorigin", "srcset").contains(name), "attribute " + name);
        if (name.equals("href") || name.equals("src"))
            links.computeIfAbsent(file, key -> new TreeSet<>()).add(attribute.getValue());
    }

    private void resolve() {
        links.forEach((file, targets) -> targets.forEach(target -> resolve(file, target)));
    }

    private void resolve(String file, String target) {
        // Copies are made of a finished site: its offline page names them in any case, and says so when they are not
        // there.
        if (target.startsWith("https://") || file.equals("offline.html") && target.startsWith("mirror/")) return;
        boolean notFound = file.equals("404.html");
        // The page for unknown addresses cannot know how deep it stands: it alone links from the site's base path.
        String local = notFound && target.startsWith(basePath) ? target.substring(basePath.length()) : target;
        if (local.startsWith("/") || local.matches("[a-z]+:.*")) {
            problems.add(file + ": link is neither relative nor https: " + target);
            return;
        }
        int hash = local.indexOf('#');
        String path = (hash < 0 ? local : local.substring(0, hash)).replaceFirst("\\?.*", "");
        Path linked = path.isEmpty()
                ? site.resolve(file)
                : site.resolve(file).resolveSibling(path).normalize();
        require(file, Files.isRegularFile(linked), "dead link " + target);
        if (hash >= 0 && linked.toString().endsWith(".html") && Files.isRegularFile(linked)) {
            Set<String> known = ids.getOrDefault(site.relativize(linked).toString(), Set.of());
            String id = local.substring(hash + 1);
            // What has an "=" is a machine, as rig.js reads it, on a page that can rank for it.
            boolean machine = id.matches("gpu=[a-z0-9.-]+&mem=[0-9.]+") && path.endsWith("models.html");
            require(file, machine || known.contains(id), "no such id " + target);
        }
    }

    private void require(String file, boolean holds, String problem) {
        if (!holds) problems.add(file + ": " + problem);
    }

    static List<String> firstOf(List<String> problems) {
        return new ArrayList<>(problems.subList(0, Math.min(40, problems.size())));
    }
}
