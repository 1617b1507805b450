package com.runthismodel.bake.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTest extends ServedFolder {
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
}
