package com.runthismodel.bake.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pages as {@code serve} shows them while it bakes: with the script that follows the site, or what is wrong. */
final class LivePages {
    private LivePages() {}

    /** The page with our script at the end of its head; the file itself stays as it is. */
    static byte[] following(byte[] page) {
        String text = new String(page, StandardCharsets.UTF_8);
        int end = text.indexOf("</head>");
        if (end < 0) return page;
        return (text.substring(0, end) + LiveEvents.TAG + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }

    /** Instead of every page as long as there is no site at all. */
    static byte[] refusal(List<String> mistakes) {
        String lines = String.join("\n", mistakes).replace("&", "&amp;").replace("<", "&lt;");
        return ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not baked yet</title>"
                        + LiveEvents.TAG + "</head><body><h1>There is no site yet</h1><pre>" + lines
                        + "</pre></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
