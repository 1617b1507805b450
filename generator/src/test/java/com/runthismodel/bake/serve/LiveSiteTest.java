package com.runthismodel.bake.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.Baked;
import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.RandomEdits;
import com.runthismodel.bake.SmallSite;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live site over HTTP: what is saved is served and told; what is wrong is told, and the old site stays. */
class LiveSiteTest {
    private static final String CARD = "content/models/acme/acme-moe-7b-a1b.yaml";
    private static final String PAGE = "models/acme-moe-7b-a1b.html";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private LiveSite live;
    private Thread thread;
    private InputStream events;

    @BeforeEach
    void lay() throws IOException {
        RandomEdits.copy(SmallSite.CONTENT, folder.resolve("content"));
        RandomEdits.copy(Path.of("templates"), folder.resolve("templates"));
    }

    @AfterEach
    void stop() throws Exception {
        thread.interrupt();
        thread.join();
        live.close();
        if (events != null) events.close();
    }

    @Test
    void whatIsSavedIsServedWithinASecondOrSo() throws Exception {
        start();
        listen();
        edit(CARD, "tagline: ", "tagline: Renewed, ");
        long start = System.nanoTime();
        assertTrue(next().startsWith("version "));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(get(PAGE).body().contains("Renewed, "));
        // Two cores that run other tests beside this one: far from idle.
        assertTrue(millis < 4000, millis + " ms");
    }

    @Test
    void onlyServedPagesHaveTheScript() throws Exception {
        start();
        HttpResponse<String> page = get(PAGE);
        assertTrue(page.body().contains("<script src=\"/.live/reload.js\" defer></script></head>"));
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("script-src 'self'"));
        assertEquals(200, get(".live/reload.js").statusCode());
        for (String file : SmallSite.files(folder.resolve("site")))
            assertTrue(!Files.readString(folder.resolve("site").resolve(file)).contains("/.live/"), file);
    }

    @Test
    void aMistakeIsToldAndTheOldSiteStays() throws Exception {
        start();
        listen();
        String good = Files.readString(folder.resolve(CARD));
        Files.writeString(folder.resolve(CARD), good + "colour: red\n");
        String mistakes = next();
        assertTrue(
                mistakes.matches("(?s)mistakes content/models/acme/acme-moe-7b-a1b.yaml:\\d+: colour: .*"), mistakes);
        assertEquals(200, get(PAGE).statusCode());
        Files.write(folder.resolve(CARD), new byte[] {0, 1, 2, (byte) 0xff});
        assertTrue(next().contains("is not UTF-8"));
        Files.writeString(folder.resolve(CARD), good);
        assertTrue(next().startsWith("version "));
    }

    @Test
    void aPageThatConnectsLaterIsToldWhatIsWrong() throws Exception {
        start();
        listen();
        Files.writeString(folder.resolve("templates/not-found.ftlh"), "${page.nothing}");
        String mistakes = next();
        assertTrue(mistakes.startsWith("mistakes templates/not-found.ftlh:1: "), mistakes);
        told.clear();
        events.close();
        connect();
        assertEquals(mistakes, next());
    }

    @Test
    void foldersMayComeAndGo() throws Exception {
        start();
        listen();
        Path away = folder.resolve("away");
        Files.move(folder.resolve("content"), away);
        assertTrue(next().startsWith("mistakes "));
        Files.move(away, folder.resolve("content"));
        assertTrue(next().startsWith("version "));
        Path card = folder.resolve("content/models/other/acme-moe-copy.yaml");
        Files.createDirectories(card.getParent());
        Files.createDirectories(folder.resolve("content/hub/other"));
        String snapshot = Files.readString(folder.resolve("content/hub/acme/Acme-MoE-7B-A1B.json"));
        Files.writeString(
                folder.resolve("content/hub/other/Acme-MoE-Copy.json"),
                snapshot.replace("acme/Acme-MoE-7B-A1B", "other/Acme-MoE-Copy"));
        Files.writeString(
                card,
                Files.readString(folder.resolve(CARD))
                        .replaceAll("hub: .*", "hub: other/Acme-MoE-Copy")
                        .replaceAll("formerly: .*\\n", ""));
        for (int i = 0; i < 50 && get("models/acme-moe-copy.html").statusCode() != 200; i++) Thread.sleep(100);
        assertEquals(200, get("models/acme-moe-copy.html").statusCode());
    }

    @Test
    void whatSomebodyTakesOutOfTheSiteComesBack() throws Exception {
        start();
        listen();
        edit(CARD, "tagline: ", "tagline: Renewed, ");
        assertTrue(next().startsWith("version "));
        Files.delete(folder.resolve("site").resolve(PAGE));
        assertTrue(next().startsWith("version "));
        assertTrue(get(PAGE).body().contains("Renewed, "));
    }

    @Test
    void afterManySavesTheSiteIsWhatACleanBakeMakes() throws Exception {
        start();
        listen();
        Path cards = folder.resolve(CARD).getParent();
        for (int i = 0; i < 4; i++) {
            edit(CARD, "tagline: ", "tagline: Renewed, ");
            assertTrue(next().startsWith("version "));
        }
        Files.delete(cards.resolve("acme-strange-2b.yaml"));
        assertTrue(next().startsWith("version "));
        edit("content/hub/acme/Acme-MoE-7B-A1B.json", "\"downloads\": ", "\"downloads\": 1");
        edit("templates/not-found.ftlh", "</", " </");
        for (int i = 0;
                i < 100 && !Files.readString(folder.resolve("site/404.html")).contains(" </");
                i++) Thread.sleep(100);
        thread.interrupt();
        thread.join();
        Path clean = folder.resolve("clean");
        Bakery.bake(new Order(
                folder.resolve("content"), clean, Optional.of(folder.resolve("templates")), Optional.empty()));
        assertEquals(SmallSite.files(clean), SmallSite.files(folder.resolve("site")));
        for (String file : SmallSite.files(clean))
            assertEquals(
                    -1,
                    Files.mismatch(clean.resolve(file), folder.resolve("site").resolve(file)),
                    file);
    }

    @Test
    void withoutAnySiteThePageSaysWhy() throws Exception {
        String good = Files.readString(folder.resolve(CARD));
        Files.writeString(folder.resolve(CARD), good + "colour: <b>red\n");
        start();
        HttpResponse<String> refusal = get("index.html");
        assertEquals(503, refusal.statusCode());
        assertTrue(refusal.body().contains("acme-moe-7b-a1b.yaml:"), refusal.body());
        assertTrue(refusal.body().contains(LiveEvents.TAG));
        listen();
        Files.writeString(folder.resolve(CARD), good);
        for (String event = next(); !event.startsWith("version "); event = next())
            ;
        assertEquals(200, get("index.html").statusCode());
    }

    private void start() throws IOException {
        Order order = new Order(
                folder.resolve("content"),
                folder.resolve("site"),
                Optional.of(folder.resolve("templates")),
                Optional.empty());
        live = LiveSite.start(order, 0, new LiveSite.Report() {
            @Override
            public void baked(Baked baked, long nanos) {}

            @Override
            public void refused(java.util.List<String> mistakes) {}
        });
        thread = new Thread(() -> {
            try {
                live.follow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
    }

    /** From now on, each event is told; the first says the present state. */
    private void listen() throws Exception {
        connect();
        next();
    }

    private void connect() throws Exception {
        events = client.send(request(".live/events"), BodyHandlers.ofInputStream())
                .body();
        InputStream stream = events;
        Thread reader = new Thread(() -> read(stream));
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(stream))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) event = line.substring("event: ".length());
                else if (line.startsWith("data: "))
                    event += (event.contains(" ") ? "\n" : " ") + line.substring("data: ".length());
                else if (line.isEmpty() && !event.isEmpty()) {
                    told.add(event);
                    event = "";
                }
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private String next() throws InterruptedException {
        String event = told.poll(20, TimeUnit.SECONDS);
        return event == null ? "nothing in twenty seconds" : event;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + live.port() + "/" + path))
                .build();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }
}
