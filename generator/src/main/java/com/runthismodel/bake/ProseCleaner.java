package com.runthismodel.bake;

import com.runthismodel.page.Html;
import com.runthismodel.page.ProsePage.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Prose as Markdown gave it becomes safe markup in our own form: known tags and links only, an id on every heading. */
final class ProseCleaner {
    private static final Safelist ALLOWED = Safelist.relaxed()
            .removeTags("img", "h1", "h5", "h6", "u", "font")
            .addTags("kbd", "samp", "var", "s", "del", "ins", "abbr")
            .addAttributes("abbr", "title")
            .removeAttributes("table", "summary", "width")
            .removeAttributes("td", "abbr", "axis", "width")
            .removeAttributes("th", "abbr", "axis", "width")
            .removeProtocols("a", "href", "ftp", "mailto")
            .addProtocols("a", "href", "#")
            .preserveRelativeLinks(true);

    private final Document page;

    private ProseCleaner(Document page) {
        this.page = page;
    }

    static ProseCleaner of(String body) {
        // A base address lets the cleaner judge relative links; it is not written anywhere.
        Document dirty = Jsoup.parseBodyFragment(body, "https://relative.invalid/");
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        ProseCleaner cleaner = new ProseCleaner(clean);
        cleaner.unlinkHosts();
        cleaner.anchorHeadings();
        cleaner.frameTables();
        return cleaner;
    }

    Html html() {
        return new Html(page.body().html());
    }

    List<Heading> headings() {
        List<Heading> headings = new ArrayList<>();
        for (Element heading : page.select("h2")) headings.add(new Heading(heading.id(), heading.text()));
        return headings;
    }

    /** An address without a protocol is a file server's in a copy that is read from a disk: Windows signs in there. */
    private void unlinkHosts() {
        for (Element link : page.select("a[href]")) {
            String address = link.attr("href").replaceAll("[\\s\\p{Cntrl}]", "");
            if (address.matches("[/\\\\]{2}.*")) link.removeAttr("href");
        }
    }

    private void anchorHeadings() {
        List<String> taken = new ArrayList<>(List.of("main"));
        for (Element heading : page.select("h2, h3, h4")) {
            heading.attr("id", distinct(slug(heading.text()), "-", taken));
        }
    }

    /** A wide table scrolls inside its own region, which the keyboard can reach. */
    private void frameTables() {
        List<String> taken = new ArrayList<>();
        for (Element table : page.select("table")) {
            Element region =
                    new Element("div").addClass("scroll").attr("role", "region").attr("tabindex", "0");
            Element heading =
                    table.previousElementSiblings().select("h2, h3, h4").first();
            String name = heading == null ? "Table" : "Table: " + heading.text();
            region.attr("aria-label", distinct(name, ", ", taken));
            table.replaceWith(region);
            region.appendChild(table);
            table.select("thead th").attr("scope", "col");
        }
    }

    /** The name itself the first time, numbered after. */
    private static String distinct(String name, String joint, List<String> taken) {
        String own = name;
        for (int n = 2; taken.contains(own); n++) own = name + joint + n;
        taken.add(own);
        return own;
    }

    private static String slug(String text) {
        String words =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? "section" : words;
    }
}
