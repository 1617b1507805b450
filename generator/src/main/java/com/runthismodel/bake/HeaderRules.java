package com.runthismodel.bake;

import java.util.LinkedHashMap;
import java.util.Map;

/** The response headers of {@code netlify.toml}, for our own server; a test holds the two equal. */
final class HeaderRules {
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

    private HeaderRules() {}

    /** Headers of every response. */
    static Map<String, String> everywhere() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(
                "Permissions-Policy",
                "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    /** Names below {@code assets/} carry a hash of the content and never change it; all else is asked for again. */
    static String cacheControl(String path) {
        return path.startsWith("assets/")
                ? "public, max-age=31536000, immutable"
                : "public, max-age=0, must-revalidate";
    }
}
