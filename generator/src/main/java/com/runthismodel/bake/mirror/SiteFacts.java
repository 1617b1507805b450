package com.runthismodel.bake.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a baked site says of itself on its first page and in its build status. */
record SiteFacts(String name, String description, String baseUrl, Optional<String> date) {
    static SiteFacts of(Path site) throws IOException {
        Path first = site.resolve("index.html");
        Path status = site.resolve(StatusLine.PATH);
        if (!Files.isRegularFile(first) || !Files.isRegularFile(status))
            throw new IOException(site + ": no site here; run bake first");
        Document page = Jsoup.parse(Files.readString(first));
        return new SiteFacts(
                page.select("meta[property=og:site_name]").attr("content"),
                page.select("meta[name=description]").attr("content"),
                page.select("link[rel=canonical]").attr("href"),
                StatusLine.date(Files.readString(status)));
    }
}
