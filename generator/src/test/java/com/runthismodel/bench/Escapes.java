package com.runthismodel.bench;

/** The five characters that every generator writes as entities in HTML. */
final class Escapes {
    private Escapes() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Also from what Go and Nunjucks write for the same characters. */
    static String plain(String text) {
        if (text.indexOf('&') < 0) return text;
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#96;", "`")
                .replace("&#92;", "\\")
                .replace("&amp;", "&");
    }
}
