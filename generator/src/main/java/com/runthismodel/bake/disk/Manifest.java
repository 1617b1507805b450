package com.runthismodel.bake.disk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.CRC32;

/**
 * The SHA-256 of every file of a site but its own, a line each, sorted by path: what {@code sha256sum -c} checks, and what
 * mirrors compare. It stands in the site's root.
 */
public final class Manifest {
    public static final String PATH = "manifest.sha256";

    private final Map<String, String> sums = new ConcurrentSkipListMap<>();

    public void put(String path, String sum) {
        sums.put(path, sum);
    }

    void add(String path, byte[] bytes, int length) {
        put(path, sha256(bytes, length));
    }

    public String text() {
        StringBuilder text = new StringBuilder(sums.size() * 128);
        sums.forEach((path, sum) -> text.append(sum).append("  ").append(path).append('\n'));
        return text.toString();
    }

    /** Eight hex digits that change when any file does: they name a build and prove nothing. */
    public String fingerprint() {
        return fingerprint(text().getBytes(StandardCharsets.UTF_8));
    }

    public static String fingerprint(byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    public static String sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
