package com.runthismodel.hub.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.client.HubException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubClientTest {
    private static final String INFO = "/api/models/org/tiny?blobs=true";
    private StubHub hub;
    private FastPace pace;

    /** Sleeping only moves the clock. */
    private static final class FastPace implements Pace {
        private long now;
        private final List<Long> slept = new ArrayList<>();

        @Override
        public synchronized long millis() {
            return now;
        }

        @Override
        public synchronized void sleep(long millis) {
            now += millis;
            slept.add(millis);
        }
    }

    @BeforeEach
    void start() throws IOException {
        hub = new StubHub();
        pace = new FastPace();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void asksOnceAndThenOnlyWhetherSomethingChanged() throws Exception {
        hub.text(INFO, "{\"id\":\"org/tiny\"}");
        HubClient.Answer first = client().info("org/tiny", Optional.empty());
        HubClient.Answer second = client().info("org/tiny", first.etag());

        assertEquals(Optional.of("{\"id\":\"org/tiny\"}"), first.body());
        assertEquals(Optional.empty(), second.body());
        assertEquals(first.etag(), second.etag());
    }

    @Test
    void followsARename() throws Exception {
        hub.fault("/api/models/old?blobs=true", exchange -> StubHub.redirect(exchange, INFO, 307));
        hub.text(INFO, "{}");

        assertEquals(Optional.of("{}"), client().info("old", Optional.empty()).body());
    }

    @Test
    void readsARangeElsewhereWithoutShowingTheToken() throws Exception {
        byte[] file = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        hub.large("/org/tiny/resolve/main/a.gguf", file);
        byte[] part = client("secret", hub.address()).range("org/tiny", "main", "a.gguf", 2, 5);

        assertArrayEquals(new byte[] {2, 3, 4, 5}, part);
        assertEquals(List.of(), hub.tokensElsewhere());
    }

    @Test
    void tellsWhyItWasRefused() {
        assertRefused(Kind.MISSING, client(), "it does not exist or is private");
        assertRefused(Kind.MISSING, client("secret", hub.address()), "Repository not found");
        hub.fault(INFO, exchange -> StubHub.error(exchange, 401, "GatedRepo", "Access to model is restricted."));
        assertRefused(Kind.GATED, client(), "agree to its terms");
        hub.fault(INFO, exchange -> StubHub.error(exchange, 404, "RevisionNotFound", "Invalid rev id: x"));
        assertRefused(Kind.NO_SUCH_REVISION, client(), "Invalid rev id");
        hub.fault(INFO, exchange -> StubHub.error(exchange, 404, "EntryNotFound", "Entry not found"));
        assertRefused(Kind.NO_SUCH_FILE, client(), "Entry not found");
        hub.fault(INFO, exchange -> StubHub.error(exchange, 401, null, "Invalid credentials in Authorization header"));
        assertRefused(Kind.TOKEN_REFUSED, client("bad", hub.address()), "check HF_TOKEN");
    }

    @Test
    void neverPrintsTheToken() {
        hub.fault(INFO, exchange -> StubHub.error(exchange, 403, null, "no"));
        HubException refused = assertThrows(
                HubException.class, () -> client("hf_secret", hub.address()).info("org/tiny", Optional.empty()));
        assertTrue(!refused.getMessage().contains("hf_secret"), refused.getMessage());
    }

    @Test
    void triesAgainAfterAStumble() throws Exception {
        hub.fault(INFO, exchange -> StubHub.send(exchange, 503, "busy"));
        hub.fault(INFO, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"cut".getBytes());
            exchange.getResponseBody().flush();
            exchange.close();
        });
        hub.text(INFO, "{}");

        assertEquals(
                Optional.of("{}"), client().info("org/tiny", Optional.empty()).body());
        assertEquals(3, hub.asked().size());
        assertEquals(List.of(500L, 1000L), pace.slept);
    }

    @Test
    void waitsAsLongAsARateLimitSays() throws Exception {
        hub.fault(INFO, exchange -> {
            exchange.getResponseHeaders().set("ratelimit", "\"api\";r=0;t=42");
            StubHub.send(exchange, 429, "We had to rate limit your IP");
        });
        hub.fault(INFO, exchange -> {
            exchange.getResponseHeaders().remove("ratelimit");
            exchange.getResponseHeaders().set("Retry-After", "7");
            StubHub.send(exchange, 429, "slow down");
        });
        hub.text(INFO, "{}");

        assertEquals(
                Optional.of("{}"), client().info("org/tiny", Optional.empty()).body());
        assertEquals(List.of(43_000L, 7_000L), pace.slept);
    }

    @Test
    void waitsUntilTheDayAndTimeItIsTold() throws Exception {
        String then = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90));
        for (String retry : List.of(then, "Wed, 21 Oct 2015 07:28:00 GMT", "tomorrow"))
            hub.fault(INFO, exchange -> {
                exchange.getResponseHeaders().remove("ratelimit");
                exchange.getResponseHeaders().set("Retry-After", retry);
                StubHub.send(exchange, 503, "later");
            });
        hub.text(INFO, "{}");
        client().info("org/tiny", Optional.empty());
        assertTrue(pace.slept.get(0) >= 88_000 && pace.slept.get(0) <= 90_000, pace.slept.toString());
        assertEquals(List.of(0L, 2000L), pace.slept.subList(1, 3));
    }

    @Test
    void stopsBeforeTheLimitInsteadOfRunningIntoIt() throws Exception {
        hub.text(INFO, "{}");
        hub.quota(3);
        HubClient client = client();
        for (int i = 0; i < 3; i++) client.info("org/tiny", Optional.empty());
        assertEquals(List.of(), pace.slept);
        client.info("org/tiny", Optional.empty());
        assertEquals(List.of(169_000L), pace.slept);
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        for (int i = 0; i < 5; i++) {
            hub.fault(INFO, exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            });
        }
        HubClient impatient = new HubClient(hub.address(), Optional.empty(), pace, Duration.ofMillis(200));
        HubException refused = assertThrows(HubException.class, () -> impatient.info("org/tiny", Optional.empty()));
        assertEquals(Kind.UNREACHABLE, refused.kind());
    }

    @Test
    void refusesMoreBytesThanAskedFor() {
        hub.text("/org/tiny/resolve/main/a.gguf", "x".repeat(50_000));
        HubException refused =
                assertThrows(HubException.class, () -> client().range("org/tiny", "main", "a.gguf", 0, 99));
        assertEquals(Kind.BROKEN, refused.kind());
    }

    private void assertRefused(Kind kind, HubClient client, String part) {
        HubException refused = assertThrows(HubException.class, () -> client.info("org/tiny", Optional.empty()));
        assertEquals(kind, refused.kind(), refused.getMessage());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    private HubClient client() {
        return new HubClient(hub.address(), Optional.empty(), pace);
    }

    private HubClient client(String token, URI address) {
        return new HubClient(address, Optional.of(token), pace);
    }
}
