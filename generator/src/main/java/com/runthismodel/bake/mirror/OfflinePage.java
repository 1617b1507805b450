package com.runthismodel.bake.mirror;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/**
 * A page as it stands in a copy: the site's security policy inside, since a disk sends no headers; nothing that states an
 * address of its own (canonical link, preview address, description for search engines); no links to the downloads and the
 * feed beside the site, which the copy does not have. Its links are relative and name their file already.
 */
final class OfflinePage {
    /** In a page rather than a header the first has no meaning, and the second would break copies served over plain http. */
    private static final String NOT_IN_A_PAGE = "; (frame-ancestors [^;]*|upgrade-insecure-requests)";

    private OfflinePage() {}

    static String of(String html, String policy) {
        Parser parser = Parser.htmlParser().settings(ParseSettings.preserveCase);
        Document page = Jsoup.parse(html, "", parser);
        page.outputSettings().prettyPrint(false);
        page.select("link[rel=canonical], meta[property=og:url], script[type=application/ld+json]")
                .remove();
        page.select("a[href^=mirror/], a[href=changes.xml]").unwrap();
        Element meta = new Element("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", policy.replaceAll(NOT_IN_A_PAGE, ""));
        Element charset = page.selectFirst("meta[charset]");
        if (charset == null) page.head().prependChild(meta);
        else charset.after(meta);
        return page.outerHtml();
    }
}
