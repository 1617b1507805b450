package com.runthismodel.catalog;

import com.runthismodel.source.Doc;

/** What the site says of itself: {@code content/site.yaml}. */
public record Site(
        @Doc(value = "Name in titles and in the header", example = "RunThisModel")
        String name,

        @Doc("One plain sentence for search results and link previews")
        String description,

        @Doc(value = "Where it is published, with a final slash", example = "https://runthismodel.com/")
        String baseUrl,

        @Doc(value = "Source repository", example = "https://github.com/runthismodel/runthismodel")
        String repository,

        @Doc(value = "Branch that edit links open", example = "main")
        String branch) {

    private static final String INDEX = "index.html";

    public Site {
        if (!baseUrl.matches("https?://[a-z0-9.:-]+/([A-Za-z0-9._-]+/)*"))
            throw new IllegalArgumentException(
                    "baseUrl: must be an http address that ends with a slash, was " + baseUrl);
        if (!repository.matches("https://[a-z0-9.-]+/[A-Za-z0-9._/-]+[A-Za-z0-9]"))
            throw new IllegalArgumentException(
                    "repository: must be an https address without a final slash, was " + repository);
    }

    public String url(String path) {
        boolean index = path.equals(INDEX) || path.endsWith("/" + INDEX);
        return baseUrl + (index ? path.substring(0, path.length() - INDEX.length()) : path);
    }

    /** The path the site lives under, "/" or "/sub/": only pages served at unknown addresses need it. */
    public String basePath() {
        return baseUrl.substring(baseUrl.indexOf('/', "https://".length()));
    }

    /** Opens a content file for editing, {@code file} relative to the repository. */
    public String editUrl(String file) {
        return repository + "/edit/" + branch + "/" + file;
    }

    /** Where editors find the schema of a kind of content file. */
    public String schemaUrl(String name) {
        return url("data/schema/" + name + ".json");
    }
}
