package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTest {
    @TempDir
    Path folder;

    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        Path site = folder.resolve("site");
        Files.createDirectories(site.resolve("assets"));
        Files.createDirectories(site.resolve("models"));
        Files.writeString(site.resolve("index.html"), "home");
        Files.writeString(site.resolve("404.html"), "nothing here");
        Files.writeString(site.resolve("models/a.b.html"), "model");
        Files.writeString(site.resolve("assets/x.js"), "1");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(site.resolve("out.txt"), folder.resolve("secret.txt"));
        server = SiteServer.start(site, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, 200, home",
        "/index.html, 200, home",
        "/models/a.b.html, 200, model",
        "/models/a.b, 200, model",
        "/models/a.b?x=1, 200, model",
        "/nowhere, 404, nothing here",
        "/models, 404, nothing here"
    })
    void addresses(String address, int status, String body) throws IOException {
        String answer = ask("GET " + address);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/models/../../secret.txt",
                "/..%2fsecret.txt",
                "/out.txt",
                "//../secret.txt",
                "/a%00b",
                "/./../secret.txt"
            })
    void nothingOutsideTheSiteIsServed(String address) throws IOException {
        String answer = ask("GET " + address);
        assertTrue(!answer.contains("secret"), answer);
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    }

    @Test
    void onlyReadingIsAllowed() throws IOException {
        assertTrue(ask("POST /").startsWith("HTTP/1.1 405"), "POST");
        String head = ask("HEAD /");
        assertTrue(head.startsWith("HTTP/1.1 200") && head.endsWith("\r\n\r\n"), head);
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws IOException {
        String tag = value(ask("GET /"), "ETag");
        String again = ask("GET /", "If-None-Match: " + tag);
        assertTrue(again.startsWith("HTTP/1.1 304") && again.endsWith("\r\n\r\n"), again);
    }

    @Test
    void headersAreThoseOfTheHost() throws IOException {
        Map<String, Map<String, String>> rules = netlifyRules();
        assertEquals(java.util.Set.of("/*", "/assets/*"), rules.keySet());
        String page = ask("GET /");
        rules.get("/*").forEach((name, wanted) -> assertEquals(wanted, value(page, name), name));
        assertEquals(rules.get("/*"), HeaderRules.everywhere());
        assertEquals(rules.get("/assets/*").get("Cache-Control"), value(ask("GET /assets/x.js"), "Cache-Control"));
        // Netlify's own default, which the rule for all paths therefore leaves alone.
        assertEquals("public, max-age=0, must-revalidate", value(page, "Cache-Control"));
    }

    private static Map<String, Map<String, String>> netlifyRules() throws IOException {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        Map<String, String> values = Map.of();
        for (String line : Files.readAllLines(Path.of("netlify.toml"))) {
            Matcher pair = Pattern.compile("\\s*([A-Za-z-]+) = \"(.*)\"").matcher(line);
            if (!pair.matches()) continue;
            if (pair.group(1).equals("for")) rules.put(pair.group(2), values = new LinkedHashMap<>());
            else if (Character.isUpperCase(pair.group(1).charAt(0))
                    && !pair.group(1).contains("_")) values.put(pair.group(1), pair.group(2));
        }
        return rules;
    }

    private static String value(String answer, String header) {
        Matcher line = Pattern.compile("(?mi)^" + header + ": (.*?)\r?$").matcher(answer);
        return line.find() ? line.group(1) : "";
    }

    /** A bare socket: HTTP clients would tidy the address before they ask. */
    private String ask(String request, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String lines = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            for (String header : headers) lines += header + "\r\n";
            socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
