package com.runthismodel.bake.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small site on a port of its own, asked over a bare socket. */
abstract class ServedFolder {
    @TempDir
    Path folder;

    SiteServer server;

    @BeforeEach
    void start() throws IOException {
        Path site = folder.resolve("site");
        Files.createDirectories(site.resolve("assets"));
        Files.createDirectories(site.resolve("models"));
        Files.writeString(site.resolve("index.html"), "home");
        Files.writeString(site.resolve("404.html"), "nothing here");
        Files.writeString(site.resolve("models/a.b.html"), "model");
        Files.writeString(site.resolve("assets/x.js"), "1");
        Files.createDirectories(site.resolve("sub"));
        Files.writeString(site.resolve("sub/index.html"), "sub");
        Files.writeString(site.resolve("copy.zip"), "0123456789");
        Files.writeString(site.resolve("plain"), "x");
        Files.writeString(
                site.resolve("_headers"),
                "/*\n  Referrer-Policy: no-referrer\n  Content-Security-Policy: default-src 'self'; upgrade-insecure-requests\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
        Files.writeString(site.resolve("_redirects"), "/models/old /models/a.b.html 301!\n");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(site.resolve("out.txt"), folder.resolve("secret.txt"));
        server = SiteServer.start(site, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static String value(String answer, String header) {
        Matcher line = Pattern.compile("(?mi)^" + header + ": (.*?)\r?$").matcher(answer);
        return line.find() ? line.group(1) : "";
    }

    static byte[] body(byte[] answer) {
        int head = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return Arrays.copyOfRange(answer, head + 4, answer.length);
    }

    String ask(String request, String... headers) throws IOException {
        return new String(bytes(request, headers), StandardCharsets.UTF_8);
    }

    /** A bare socket: HTTP clients would tidy the address before they ask. */
    byte[] bytes(String request, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String lines = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            for (String header : headers) lines += header + "\r\n";
            socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return in.readAllBytes();
            }
        }
    }
}
