package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, 200, home",
        "/index.html, 200, home",
        "/models/a.b.html, 200, model",
        "/models/a.b, 200, model",
        "/models/a.b?x=1, 200, model",
        "/nowhere, 404, nothing here",
        "/models, 404, nothing here",
        "/models/, 404, nothing here",
        "/sub/, 200, sub",
        "/index.html/, 404, nothing here"
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
    void rulesOfTheSiteApply() throws IOException {
        String page = ask("GET /");
        assertEquals("no-referrer", value(page, "Referrer-Policy"));
        // Without encryption on this address the browser must not be told to ask for it.
        assertEquals("default-src 'self'", value(page, "Content-Security-Policy"));
        assertEquals("public, max-age=0, must-revalidate", value(page, "Cache-Control"));
        assertEquals("public, max-age=31536000, immutable", value(ask("GET /assets/x.js"), "Cache-Control"));
        assertEquals("public, max-age=0, must-revalidate", value(ask("GET /assets/gone.js"), "Cache-Control"));
        assertEquals("no-referrer", value(ask("GET /nowhere"), "Referrer-Policy"));
        assertEquals("no-referrer", value(ask("POST /"), "Referrer-Policy"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/models/old, /models/a.b.html",
        "/models/old?x=%20y, /models/a.b.html?x=%20y",
        "/sub, /sub/",
    })
    void whatMovedIsSaid(String address, String target) throws IOException {
        for (String method : List.of("GET", "HEAD")) {
            String answer = ask(method + " " + address);
            assertTrue(answer.startsWith("HTTP/1.1 301"), answer);
            assertEquals(target, value(answer, "Location"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3 | 206 | 0123 | bytes 0-3/10",
                "bytes=7- | 206 | 789 | bytes 7-9/10",
                "bytes=-2 | 206 | 89 | bytes 8-9/10",
                "bytes=-99 | 206 | 0123456789 | bytes 0-9/10",
                "bytes=8-99 | 206 | 89 | bytes 8-9/10",
                "bytes=10- | 416 | '' | bytes */10",
                "bytes=5-4 | 416 | '' | bytes */10",
                "bytes=-0 | 416 | '' | bytes */10",
                "bytes=0-1,3-4 | 200 | 0123456789 | ''",
                "bytes=- | 200 | 0123456789 | ''",
                "bytes=99999999999999999999- | 200 | 0123456789 | ''",
                "lines=1-2 | 200 | 0123456789 | ''"
            })
    void partsOfAFile(String range, int status, String body, String said) throws IOException {
        String answer = ask("GET /copy.zip", "Range: " + range);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
        assertEquals(said, value(answer, "Content-Range"));
    }

    @ParameterizedTest(name = "{1} {0}")
    @CsvSource({
        "'gzip, deflate, br', /assets/x.js, gzip",
        "'br, GZIP;q=0.5', /, gzip",
        "'gzip', /nowhere, gzip",
        "'gzip;q=0', /, ''",
        "'x-gzip', /, ''",
        "'br', /, ''",
        "'gzip', /copy.zip, ''",
    })
    void textIsPackedForWhoTakesItSo(String accepted, String address, String encoding) throws IOException {
        byte[] plain = body(bytes("GET " + address));
        byte[] sent = bytes("GET " + address, "Accept-Encoding: " + accepted);
        String answer = new String(sent, StandardCharsets.ISO_8859_1);
        assertEquals(encoding, value(answer, "Content-Encoding"));
        assertEquals(address.endsWith(".zip") ? "" : "Accept-Encoding", value(answer, "Vary"));
        assertEquals(Integer.toString(body(sent).length), value(answer, "Content-Length"));
        if (encoding.isEmpty()) {
            assertArrayEquals(plain, body(sent));
            return;
        }
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(body(sent))).readAllBytes());
        String tag = value(answer, "ETag");
        assertTrue(!tag.equals(value(ask("GET " + address), "ETag")), tag);
        String again = ask("GET " + address, "Accept-Encoding: gzip", "If-None-Match: " + tag);
        assertTrue(again.startsWith(address.equals("/nowhere") ? "HTTP/1.1 404" : "HTTP/1.1 304"), again);
    }

    @Test
    void aPartIsAPartOfTheFileItself() throws IOException {
        String part = ask("GET /index.html", "Accept-Encoding: gzip", "Range: bytes=1-2");
        assertTrue(part.startsWith("HTTP/1.1 206") && part.endsWith("\r\n\r\nom"), part);
        assertEquals("", value(part, "Content-Encoding"));
    }

    @Test
    void partsOfAnotherVersionAreNotMixed() throws IOException {
        String other = ask("GET /copy.zip", "Range: bytes=0-3", "If-Range: \"another\"");
        assertTrue(other.startsWith("HTTP/1.1 200") && other.endsWith("\r\n\r\n0123456789"), other);
        String same = ask("GET /copy.zip", "Range: bytes=0-3", "If-Range: " + value(other, "ETag"));
        assertTrue(same.startsWith("HTTP/1.1 206"), same);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/assets/x.js, text/javascript; charset=utf-8",
        "/copy.zip, application/zip",
        "/nowhere, text/html; charset=utf-8",
        "/plain, application/octet-stream"
    })
    void typesAreSaid(String address, String type) throws IOException {
        assertEquals(type, value(ask("GET " + address), "Content-Type"));
        assertEquals(type, value(ask("HEAD " + address), "Content-Type"));
    }

    @Test
    void aHeadSaysWhatAGetWouldSend() throws IOException {
        assertEquals("10", value(ask("HEAD /copy.zip"), "Content-Length"));
        assertEquals("10", value(ask("GET /copy.zip"), "Content-Length"));
        String part = ask("HEAD /copy.zip", "Range: bytes=2-3");
        assertTrue(part.startsWith("HTTP/1.1 206") && part.endsWith("\r\n\r\n"), part);
        assertEquals("2", value(part, "Content-Length"));
    }

    @Test
    void aFolderWithoutRulesOrPagesIsServedAsItIs() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        server.close();
        server = SiteServer.start(bare, 0);
        String answer = ask("GET /");
        assertTrue(answer.startsWith("HTTP/1.1 404") && answer.endsWith("\r\n\r\n"), answer);
    }

    private static String value(String answer, String header) {
        Matcher line = Pattern.compile("(?mi)^" + header + ": (.*?)\r?$").matcher(answer);
        return line.find() ? line.group(1) : "";
    }

    private static byte[] body(byte[] answer) {
        int head = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return Arrays.copyOfRange(answer, head + 4, answer.length);
    }

    private String ask(String request, String... headers) throws IOException {
        return new String(bytes(request, headers), StandardCharsets.UTF_8);
    }

    /** A bare socket: HTTP clients would tidy the address before they ask. */
    private byte[] bytes(String request, String... headers) throws IOException {
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
