package com.runthismodel.hub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.client.Refresher.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred models, eight requests at once, 50 ms each, against the limit of a stranger: 500 requests in 300 s. */
@Tag("slow")
@Tag("timed")
class RefreshPaceTest {
    private static final int MODELS = 500;
    private static final int MORE = 520;

    /** Goes on with the machine's clock; sleeping costs no time but passes, once for all who sleep at the same time. */
    private static final class Skipping implements Pace {
        private final AtomicLong skipped = new AtomicLong();

        @Override
        public long millis() {
            return REAL.millis() + skipped.get();
        }

        @Override
        public void sleep(long millis) {
            long until = millis() + millis;
            skipped.accumulateAndGet(until - REAL.millis(), Math::max);
        }
    }

    @Test
    void noRequestIsRefusedThatHeadersCouldHaveAvoided(@TempDir Path snapshots) throws Exception {
        Skipping pace = new Skipping();
        try (StubHub hub = new StubHub().latency(50).window(pace)) {
            models(hub, MODELS);
            HubClient client = new HubClient(hub.address(), Optional.empty(), pace);
            List<Outcome> outcomes = all(new Refresher(client, snapshots, LocalDate.of(2026, 11, 25)), MODELS);
            assertTrue(
                    outcomes.stream().allMatch(outcome -> outcome.kind() == Outcome.Kind.CHANGED), outcomes.toString());
            assertEquals(2 * MODELS, hub.asked().size(), "two requests a model, none twice");
            assertEquals(0, hub.refused());
            assertTrue(pace.skipped.get() < 2 * 302_000, "waited " + pace.skipped + " ms: once, or twice near the end");
        }
    }

    /** The Hub counts files apart: their larger quota is not the API's, and a full bucket does not hold up the other. */
    @Test
    void bucketsAreKeptApart(@TempDir Path snapshots) throws Exception {
        Skipping pace = new Skipping();
        try (StubHub hub = new StubHub().latency(5).window(pace).files(3000)) {
            models(hub, MORE);
            HubClient client = new HubClient(hub.address(), Optional.empty(), pace);
            List<Outcome> outcomes = all(new Refresher(client, snapshots, LocalDate.of(2026, 11, 25)), MORE);
            assertTrue(
                    outcomes.stream().allMatch(outcome -> outcome.kind() == Outcome.Kind.CHANGED), outcomes.toString());
            assertEquals(2 * MORE, hub.asked().size());
            assertEquals(0, hub.refused());
            assertTrue(pace.skipped.get() < 302_000, "one window for 520 questions: " + pace.skipped);
        }
    }

    private static void models(StubHub hub, int count) {
        for (int i = 0; i < count; i++) {
            hub.text("/api/models/org/m" + i + "?blobs=true", "{\"id\":\"org/m" + i + "\",\"sha\":\"abc\"}");
            hub.text("/org/m" + i + "/resolve/abc/config.json", "{\"model_type\":\"llama\"}");
        }
    }

    private static List<Outcome> all(Refresher refresher, int models) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Outcome>> coming = new ArrayList<>();
            for (int i = 0; i < models; i++) {
                String id = "org/m" + i;
                coming.add(workers.submit(() -> refresher.refresh(id, true)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : coming) outcomes.add(outcome.get());
            return outcomes;
        } finally {
            workers.shutdownNow();
        }
    }
}
