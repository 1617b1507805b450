package com.runthismodel.bake.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of files, and packed ones. */
class SiteServerPartsTest extends ServedFolder {
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
}
