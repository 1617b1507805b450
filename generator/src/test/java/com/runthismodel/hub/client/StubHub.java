package com.runthismodel.hub.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Hub on this machine that answers as the real one was recorded to: renames, gates, missing repositories as 401, pages
 * by Link, large files on another origin, rate limits in every answer. Faults are queued per path and used up in turn.
 */
public final class StubHub implements AutoCloseable {
    public interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final long WINDOW_MILLIS = 300_000;

    private final HttpServer server;
    private final HttpServer elsewhere;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, byte[]> large = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokensElsewhere = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();
    private int left = 500;
    private long latencyMillis;
    private Pace clock;
    private long windowStart;
    private boolean twoBuckets;
    private int filesLeft;

    public StubHub() throws IOException {
        server = start(this::answer);
        elsewhere = start(this::bytes);
    }

    private static HttpServer start(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(Executors.newCachedThreadPool(StubHub::daemon));
        server.start();
        return server;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stub-hub");
        thread.setDaemon(true);
        return thread;
    }

    public URI address() {
        return address(server);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public StubHub text(String path, String body) {
        texts.put(path, body);
        return this;
    }

    public StubHub large(String path, byte[] body) {
        large.put(path, body);
        return this;
    }

    public StubHub fault(String path, Fault fault) {
        faults.computeIfAbsent(path, key -> new ArrayDeque<>()).add(fault);
        return this;
    }

    public void quota(int requests) {
        left = requests;
    }

    /** Each answer comes so much later. */
    public StubHub latency(long millis) {
        latencyMillis = millis;
        return this;
    }

    /** From now on 500 requests per 300 s of this clock are answered, the others refused. */
    StubHub window(Pace pace) {
        clock = pace;
        windowStart = pace.millis();
        return this;
    }

    /** Files are counted in a bucket of their own, with so many requests a window. */
    StubHub files(int quota) {
        twoBuckets = true;
        filesLeft = quota;
        return this;
    }

    int refused() {
        return refused.get();
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> tokensElsewhere() {
        return List.copyOf(tokensElsewhere);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        pause(latencyMillis);
        if (!granted(exchange)) return;
        Fault fault = faults.getOrDefault(path, new ArrayDeque<>()).poll();
        if (fault != null) fault.answer(exchange);
        else if (texts.containsKey(path)) page(exchange, path);
        else if (large.containsKey(path)) redirect(exchange, address(elsewhere) + path, 302);
        else missing(exchange);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean granted(HttpExchange exchange) throws IOException {
        long seconds = 168;
        if (clock != null) {
            if (clock.millis() - windowStart >= WINDOW_MILLIS) {
                windowStart = clock.millis();
                left = 500;
                filesLeft = 3000;
            }
            seconds = (WINDOW_MILLIS - (clock.millis() - windowStart)) / 1000;
        }
        boolean file = twoBuckets && !exchange.getRequestURI().toString().startsWith("/api/");
        int granted = file ? --filesLeft : --left;
        limits(exchange, file ? "resolvers" : "api", granted, file ? 3000 : 500, seconds);
        if (clock == null || granted >= 0) return true;
        refused.incrementAndGet();
        send(exchange, 429, "We had to rate limit your IP");
        return false;
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        String etag = "W/\"" + texts.get(path).hashCode() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        boolean holds = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (holds) send(exchange, 304, "");
        else send(exchange, 200, texts.get(path));
    }

    /** A missing repository is 401 for strangers and 404 for those who show a token. */
    private static void missing(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestHeaders().containsKey("Authorization");
        if (known) error(exchange, 404, "RepoNotFound", "Repository not found");
        else error(exchange, 401, null, "Invalid username or password.");
    }

    private void bytes(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization"))
            tokensElsewhere.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] whole = large.get(exchange.getRequestURI().toString());
        String[] range =
                exchange.getRequestHeaders().getFirst("Range").substring(6).split("-");
        int from = Integer.parseInt(range[0]);
        int to = Math.min(Integer.parseInt(range[1]), whole.length - 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + whole.length);
        byte[] part = Arrays.copyOfRange(whole, from, to + 1);
        exchange.sendResponseHeaders(206, part.length);
        exchange.getResponseBody().write(part);
        exchange.close();
    }

    private static void limits(HttpExchange exchange, String bucket, int left, int quota, long seconds) {
        exchange.getResponseHeaders().set("ratelimit", "\"" + bucket + "\";r=" + Math.max(0, left) + ";t=" + seconds);
        exchange.getResponseHeaders()
                .set("ratelimit-policy", "\"fixed window\";\"" + bucket + "\";q=" + quota + ";w=300");
    }

    public static void redirect(HttpExchange exchange, String location, int status) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, status, "Redirecting to " + location);
    }

    static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        if (code != null) exchange.getResponseHeaders().set("X-Error-Code", code);
        exchange.getResponseHeaders().set("X-Error-Message", message);
        send(exchange, status, "{\"error\":\"" + message + "\"}");
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 304 ? -1 : bytes.length);
        if (status != 304) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        elsewhere.stop(0);
    }
}
