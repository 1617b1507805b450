package com.runthismodel.bake.serve;

import com.runthismodel.bake.disk.Manifest;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** One file over HTTP: whole, a part of it, or only that it did not change (RFC 9110, sections 13 and 14). */
final class FileAnswer {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("sha256", "text/plain; charset=utf-8"),
            Map.entry("xml", "application/xml; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("zip", "application/zip"),
            Map.entry("zim", "application/x-zim"));

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** Named as acceptable, and not with a weight of nought. */
    private static final Pattern GZIP = Pattern.compile("(?i)(^|,)\\s*gzip\\s*(,|$|;\\s*q=(1|0\\.0*[1-9]))");

    private final HttpExchange exchange;
    private final byte[] content;
    private final String tag;

    private FileAnswer(HttpExchange exchange, byte[] content) {
        this(exchange, content, '"' + Manifest.sha256(content, content.length) + '"');
    }

    private FileAnswer(HttpExchange exchange, byte[] content, String tag) {
        this.exchange = exchange;
        this.content = content;
        this.tag = tag;
    }

    static void html(HttpExchange exchange, int status, byte[] page) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPES.get("html"));
        new FileAnswer(exchange, page).body(status, 0, page.length);
    }

    /** @param content what is sent of the file */
    static void send(HttpExchange exchange, int status, Path file, byte[] content) throws IOException {
        FileAnswer answer = new FileAnswer(exchange, content);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type(file.getFileName().toString()));
        headers.set("ETag", answer.tag);
        headers.set("Accept-Ranges", "bytes");
        if (answer.packable()) answer = answer.packed();
        if (status != 200) answer.body(status, 0, answer.content.length);
        else if (answer.tag.equals(answer.asked("If-None-Match"))) exchange.sendResponseHeaders(304, -1);
        else answer.part();
    }

    /** Text goes packed to who takes it so, as every host sends it; a part of a file is a part of the file itself. */
    private boolean packable() {
        Headers headers = exchange.getResponseHeaders();
        String type = headers.getFirst("Content-Type");
        if (!type.contains("charset") && !type.equals(TYPES.get("svg"))) return false;
        headers.set("Vary", "Accept-Encoding");
        String accepted = asked("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find() && asked("Range") == null;
    }

    /** Another form of the file, so with a tag of its own (RFC 9110, section 8.8.3.3). */
    private FileAnswer packed() throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Encoding", "gzip");
        headers.set("ETag", tag.substring(0, tag.length() - 1) + "-gzip\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return new FileAnswer(exchange, bytes.toByteArray(), headers.getFirst("ETag"));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private String asked(String header) {
        return exchange.getRequestHeaders().getFirst(header);
    }

    /** A range that cannot be read, several of them, or one of another version of the file: the whole file. */
    private void part() throws IOException {
        String range = asked("Range");
        String version = asked("If-Range");
        Matcher bounds = RANGE.matcher(range == null ? "" : range);
        boolean whole = !bounds.matches()
                || bounds.group(1).isEmpty() && bounds.group(2).isEmpty();
        if (whole || version != null && !version.equals(tag)) body(200, 0, content.length);
        else part(bounds.group(1), bounds.group(2));
    }

    private void part(String first, String last) throws IOException {
        int length = content.length;
        boolean suffix = first.isEmpty();
        long from = suffix ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
        long to = suffix || last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        if (from >= to) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + length);
        body(206, (int) from, (int) to);
    }

    private void body(int status, int from, int to) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(to - from));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, to > from ? to - from : -1);
        if (to == from) return;
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content, from, to - from);
        }
    }
}
