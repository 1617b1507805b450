package com.runthismodel.hub.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a Hub. Keeps to its rate limit, follows renames, tries again when it stumbles, and sends the token to the Hub's own
 * origin only. Safe for several threads. Nothing that bakes a page knows this class.
 */
public final class HubClient {
    /** The longest JSON answer read, in bytes; a list of ten thousand files has some three million. */
    static final int LONGEST_ANSWER = 32 << 20;

    /** Room for what a redirect or an error says in its body. */
    private static final int LONGEST_ASIDE = 4096;

    private static final int TRIES = 5;

    private final URI hub;
    private final Pace pace;
    private final Transport transport;

    public HubClient(URI hub, Optional<String> token, Pace pace) {
        this(hub, token, pace, Duration.ofSeconds(30));
    }

    HubClient(URI hub, Optional<String> token, Pace pace, Duration patience) {
        this.hub = hub;
        this.pace = pace;
        this.transport = new Transport(hub, token, pace, patience);
    }

    /** Requests so far, those of redirects and second tries included; not what another host than the Hub was asked. */
    public int asked() {
        return transport.asked();
    }

    /** A body with the headers that matter; without a body when the caller's ETag still holds. */
    public record Answer(Optional<String> body, Optional<String> etag) {}

    /** {@code /api/models/{id}?blobs=true}: everything the Hub knows, file sizes included. */
    public Answer info(String id, Optional<String> etag) throws IOException, InterruptedException {
        return text("/api/models/" + id + "?blobs=true", etag);
    }

    /** {@code /api/models?{query}}: one page of a list of repositories. */
    public Answer list(String query) throws IOException, InterruptedException {
        return text("/api/models?" + query, Optional.empty());
    }

    /** A small text file of a repository, such as {@code config.json}. */
    public String file(String id, String revision, String path) throws IOException, InterruptedException {
        return text("/" + id + "/resolve/" + revision + "/" + path, Optional.empty())
                .body()
                .orElseThrow();
    }

    /** Bytes {@code from} to {@code to}, both counted in, of a large file; fewer at its end. */
    public byte[] range(String id, String revision, String path, long from, long to)
            throws IOException, InterruptedException {
        URI target = address("/" + id + "/resolve/" + revision + "/" + path);
        List<String> range = List.of("Range", "bytes=" + from + "-" + to);
        HttpResponse<byte[]> answer = send(target, range, Math.toIntExact(to - from + 1) + LONGEST_ASIDE);
        if (answer.statusCode() != 206 || answer.body().length > to - from + 1)
            throw new HubException(HubException.Kind.BROKEN, target + " does not answer range requests");
        return answer.body();
    }

    private Answer text(String path, Optional<String> etag) throws IOException, InterruptedException {
        List<String> headers = etag.map(tag -> List.of("If-None-Match", tag)).orElse(List.of());
        HttpResponse<byte[]> answer = send(address(path), headers, LONGEST_ANSWER);
        if (answer.statusCode() == 304) return new Answer(Optional.empty(), etag);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return new Answer(Optional.of(text), answer.headers().firstValue("ETag"));
    }

    /** Parts of it are what the Hub said before. */
    private URI address(String path) throws HubException {
        try {
            return hub.resolve(path);
        } catch (IllegalArgumentException noAddress) {
            throw new HubException(HubException.Kind.BROKEN, HubRefusal.line(path) + ": is no address on the Hub");
        }
    }

    /** One request with everything that can go wrong with it, until there is an answer or no hope of one. */
    private HttpResponse<byte[]> send(URI target, List<String> headers, int limit)
            throws IOException, InterruptedException {
        HubException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long wait = HubRefusal.backOffMillis(attempt);
            try {
                HttpResponse<byte[]> answer = transport.walk(target, headers, limit);
                if (answer.statusCode() < 400) return answer;
                last = HubRefusal.of(target, answer);
                if (!HubRefusal.worthAnotherTry(answer)) throw last;
                wait = HubRefusal.waitMillis(answer, attempt);
            } catch (HubException refused) {
                throw refused;
            } catch (IOException dropped) {
                last = new HubException(HubException.Kind.UNREACHABLE, target + ": " + dropped.getMessage());
            }
            if (attempt < TRIES - 1) pace.sleep(wait);
        }
        throw last;
    }
}
