package com.runthismodel.bake.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What open pages are told of the site: server-sent events (WHATWG HTML, section 9.2), and the script that listens. A
 * page that connects is told the present state, so that none misses a change.
 */
final class LiveEvents {
    static final String ADDRESS = "/.live/events";
    static final String SCRIPT = "/.live/reload.js";
    static final String TAG = "<script src=\"" + SCRIPT + "\" defer></script>";

    private final List<HttpExchange> listening = new ArrayList<>();
    private final byte[] script = read();
    private long version = System.currentTimeMillis();
    private List<String> mistakes = List.of();

    synchronized void renewed() {
        version++;
        mistakes = List.of();
        tell(state());
    }

    synchronized void refused(List<String> why) {
        mistakes = List.copyOf(why);
        tell(state());
    }

    synchronized List<String> mistakes() {
        return mistakes;
    }

    /** Keeps connections open, and finds those that are not. */
    synchronized void beat() {
        tell(": still here\n\n");
    }

    /** The exchange stays open; no thread waits for it. */
    synchronized void listen(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        if (send(exchange, "retry: 300\n\n" + state())) listening.add(exchange);
    }

    void script(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/javascript; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, script.length);
        exchange.getResponseBody().write(script);
        exchange.close();
    }

    private String state() {
        if (mistakes.isEmpty()) return "event: version\ndata: " + version + "\n\n";
        return "event: mistakes\ndata: " + String.join("\n", mistakes).replace("\n", "\ndata: ") + "\n\n";
    }

    private void tell(String event) {
        listening.removeIf(exchange -> !send(exchange, event));
    }

    private static boolean send(HttpExchange exchange, String event) {
        try {
            exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return true;
        } catch (IOException e) {
            exchange.close();
            return false;
        }
    }

    private static byte[] read() {
        try (InputStream file = LiveEvents.class.getResourceAsStream("/live/reload.js")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
