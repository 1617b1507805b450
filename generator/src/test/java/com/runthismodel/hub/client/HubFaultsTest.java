package com.runthismodel.hub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.client.HubException.Kind;
import com.runthismodel.hub.client.Refresher.Outcome;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What breaks on the way, and answers that hold less than they may. */
class HubFaultsTest {
    private static final String INFO = "/api/models/org/tiny?blobs=true";
    private static final String FILE = "/org/tiny/resolve/main/a.gguf";

    @TempDir
    Path snapshots;

    private StubHub hub;
    private final List<Long> slept = new ArrayList<>();

    private final Pace pace = new Pace() {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public void sleep(long millis) {
            slept.add(millis);
        }
    };

    @BeforeEach
    void start() throws IOException {
        hub = new StubHub();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private HubClient client() {
        return new HubClient(hub.address(), Optional.empty(), pace, Duration.ofSeconds(2));
    }

    @Test
    void aRateLimitWithoutAnyHeaderIsWaitedOutInGrowingSteps() throws Exception {
        for (int i = 0; i < 2; i++)
            hub.fault(INFO, exchange -> {
                exchange.getResponseHeaders().remove("ratelimit");
                StubHub.send(exchange, 429, "slow down");
            });
        hub.text(INFO, "{}");
        assertEquals(
                Optional.of("{}"), client().info("org/tiny", Optional.empty()).body());
        assertEquals(List.of(500L, 1000L), slept);
    }

    @Test
    void aHubThatStaysLimitedIsLeftWithTheReason() {
        for (int i = 0; i < 5; i++) hub.fault(INFO, exchange -> StubHub.send(exchange, 429, "no"));
        HubException refused = assertThrows(HubException.class, () -> client().info("org/tiny", Optional.empty()));
        assertEquals(Kind.RATE_LIMITED, refused.kind());
    }

    @Test
    void aResetInTheMiddleIsTriedAgain() throws Exception {
        hub.fault(INFO, HttpExchange::close);
        hub.text(INFO, "{}");
        assertEquals(
                Optional.of("{}"), client().info("org/tiny", Optional.empty()).body());
    }

    @Test
    void aBodyWithoutEndIsCutOffAtItsLimit() {
        hub.fault(INFO, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 20];
            try {
                for (int i = 0; i < 100; i++) exchange.getResponseBody().write(much);
            } catch (IOException gone) {
                exchange.close();
            }
        });
        HubException refused = assertThrows(HubException.class, () -> client().info("org/tiny", Optional.empty()));
        assertEquals(Kind.BROKEN, refused.kind(), refused.getMessage());
        assertEquals(1, hub.asked().size(), "asking again would not help");
    }

    @Test
    void ofAGatedModelTheFactsAreReadAndTheBytesRefused() throws Exception {
        hub.text(INFO, "{\"id\":\"org/tiny\",\"gated\":\"manual\"}");
        hub.fault(
                FILE, exchange -> StubHub.error(exchange, 403, "GatedRepo", "Access to model org/tiny is restricted"));
        assertTrue(client().info("org/tiny", Optional.empty()).body().isPresent());
        HubException refused =
                assertThrows(HubException.class, () -> client().range("org/tiny", "main", "a.gguf", 0, 9));
        assertEquals(Kind.GATED, refused.kind());
    }

    @Test
    void aRedirectInACircleAndOneToAnotherSchemeAreNotFollowed() {
        hub.fault(INFO, exchange -> StubHub.redirect(exchange, "file:///etc/passwd", 307));
        assertEquals(
                Kind.BROKEN,
                assertThrows(HubException.class, () -> client().info("org/tiny", Optional.empty()))
                        .kind());
        for (int i = 0; i < 10; i++) hub.fault(INFO, exchange -> StubHub.redirect(exchange, INFO, 307));
        assertEquals(
                Kind.BROKEN,
                assertThrows(HubException.class, () -> client().info("org/tiny", Optional.empty()))
                        .kind());
    }

    /** What the JDK cannot ask for ended in its own words, of refresh for all models. */
    @Test
    void addressesThatCannotBeAskedAreToldAsTheHubs() {
        for (String target : List.of("https:foo", "https:///x", "http://[::1", "javascript:alert(1)", "")) {
            hub.fault(INFO, exchange -> StubHub.redirect(exchange, target, 307));
            assertBroken(() -> client().info("org/tiny", Optional.empty()));
        }
        assertBroken(() -> client().info("org/tiny", Optional.of("a\nb")));
        assertBroken(() -> client().range("org/tiny", "<a b>", "a.gguf", 0, 9));
    }

    private static void assertBroken(Executable asking) {
        assertEquals(Kind.BROKEN, assertThrows(HubException.class, asking).kind());
    }

    /** A window of 31 years with no request in it is no limit that anybody waits for. */
    @Test
    void aRateLimitWithoutEndHoldsNobodyForEver() throws Exception {
        AtomicLong now = new AtomicLong();
        Pace clock = new Pace() {
            @Override
            public long millis() {
                return now.get();
            }

            @Override
            public void sleep(long millis) {
                now.addAndGet(millis);
            }
        };
        for (int i = 0; i < 3; i++)
            hub.fault(INFO, exchange -> {
                exchange.getResponseHeaders().set("ratelimit", "\"api\";r=0;t=999999999");
                exchange.getResponseHeaders().set("ratelimit-policy", "\"fixed window\";\"api\";q=0;w=1");
                StubHub.send(exchange, 200, "{}");
            });
        HubClient client = new HubClient(hub.address(), Optional.empty(), clock, Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) client.info("org/tiny", Optional.empty());
        assertTrue(now.get() <= 2 * 901_000, now + " ms");
    }

    @Test
    void aRepositoryThatSaysOnlyItsNameHasASnapshot() throws Exception {
        hub.text(INFO, "{\"id\":\"org/tiny\"}");
        Outcome outcome = new Refresher(client(), snapshots, LocalDate.of(2026, 11, 25)).refresh("org/tiny", false);
        assertEquals(Outcome.Kind.CHANGED, outcome.kind(), outcome.detail());
        String written = Files.readString(snapshots.resolve("org/tiny.json"));
        assertTrue(written.startsWith("{\n  \"id\": \"org/tiny\",\n  \"read\": \"2026-11-25\","), written);
    }
}
