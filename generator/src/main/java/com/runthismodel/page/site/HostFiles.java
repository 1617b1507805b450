package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.TextFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a host must know: response headers and moved addresses, in the files that Netlify and Cloudflare Pages read. Our
 * own server reads them too; tests hold {@code netlify.toml} and the lines for nginx and Caddy equal to them.
 */
final class HostFiles {
    /** No inline script or style, nothing from elsewhere; {@code rtm} is the policy under which scripts add scripts. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types rtm",
            "upgrade-insecure-requests");

    private HostFiles() {}

    static TextFile headers() {
        return new TextFile("_headers", """
                /*
                  Content-Security-Policy: %s
                  Strict-Transport-Security: max-age=63072000; includeSubDomains; preload
                  X-Content-Type-Options: nosniff
                  Referrer-Policy: no-referrer
                  Permissions-Policy: accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()
                  Cross-Origin-Opener-Policy: same-origin
                  Cross-Origin-Resource-Policy: same-origin
                /assets/*
                  Cache-Control: public, max-age=31536000, immutable
                /
                  Cache-Control: public, max-age=0, must-revalidate
                /*.html
                  Cache-Control: public, max-age=0, must-revalidate
                """.formatted(CONTENT_SECURITY_POLICY));
    }

    /** A rule goes before the page that stands at the old address for hosts without rules: hence the exclamation mark. */
    static TextFile redirects(Site site, List<Listed> models) {
        Map<String, String> slugs = new TreeMap<>();
        for (Listed model : models) for (String former : model.line().formerly()) slugs.put(former, model.slug());
        StringBuilder rules = new StringBuilder();
        slugs.forEach((from, to) -> {
            rule(rules, site, "models/" + from, "models/" + to + ".html");
            for (String[] file : new String[][] {{"models/", ".html"}, {"models/", ".md"}, {"data/models/", ".json"}})
                rule(rules, site, file[0] + from + file[1], file[0] + to + file[1]);
        });
        return new TextFile("_redirects", rules.toString());
    }

    private static void rule(StringBuilder rules, Site site, String from, String to) {
        String root = site.basePath();
        rules.append(root).append(from).append(' ').append(root).append(to).append(" 301!\n");
    }
}
