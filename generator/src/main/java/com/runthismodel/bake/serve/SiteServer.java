package com.runthismodel.bake.serve;

import com.runthismodel.bake.HeaderRules;
import com.runthismodel.bake.RedirectRules;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a baked site the way its host does: same headers, pretty addresses, 404 page. For this machine only. */
public final class SiteServer implements AutoCloseable {
    /** There is no encryption on this machine's own address, and WebKit makes no exception of it: nothing would load. */
    private static final String ENCRYPT = "; upgrade-insecure-requests";

    private final Path site;
    private final Optional<LiveEvents> live;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private SiteServer(Path site, Optional<LiveEvents> live, HttpServer server) {
        this.site = site;
        this.live = live;
        this.server = server;
    }

    public static SiteServer start(Path site, int port) throws IOException {
        return start(site, port, Optional.empty());
    }

    /** With pages that follow the site while it is baked again. */
    static SiteServer start(Path site, int port, LiveEvents live) throws IOException {
        return start(site, port, Optional.of(live));
    }

    private static SiteServer start(Path site, int port, Optional<LiveEvents> live) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        SiteServer started = new SiteServer(site.toAbsolutePath().normalize(), live, HttpServer.create(address, 0));
        started.server.createContext("/", started::answer);
        live.ifPresent(started::follow);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    private void follow(LiveEvents events) {
        server.createContext(LiveEvents.ADDRESS, events::listen);
        server.createContext(LiveEvents.SCRIPT, events::script);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                rules(exchange, "/");
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            awaitSwap();
            String address = exchange.getRequestURI().getPath();
            SiteFiles files = new SiteFiles(site);
            Optional<String> moved = RedirectRules.of(site).target(address).or(() -> files.folder(address));
            if (moved.isPresent()) move(exchange, moved.get());
            else send(exchange, address, files);
        }
    }

    private void rules(HttpExchange exchange, String address) throws IOException {
        HeaderRules.of(site)
                .headers(address)
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value.replace(ENCRYPT, "")));
    }

    private void move(HttpExchange exchange, String target) throws IOException {
        rules(exchange, "/");
        String query = exchange.getRequestURI().getRawQuery();
        exchange.getResponseHeaders().set("Location", target + (query == null ? "" : "?" + query));
        exchange.sendResponseHeaders(301, -1);
    }

    private void send(HttpExchange exchange, String address, SiteFiles files) throws IOException {
        Optional<Path> file = files.find(address);
        if (file.isPresent()) {
            rules(exchange, address);
            send(exchange, 200, file.get());
            return;
        }
        rules(exchange, "/404.html");
        Optional<Path> page = files.find("/404.html");
        if (page.isPresent()) send(exchange, 404, page.get());
        else if (live.isPresent())
            FileAnswer.html(exchange, 503, LivePages.refusal(live.get().mistakes()));
        else exchange.sendResponseHeaders(404, -1);
    }

    private void send(HttpExchange exchange, int status, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        boolean page = live.isPresent() && file.toString().endsWith(".html");
        FileAnswer.send(exchange, status, file, page ? LivePages.following(content) : content);
    }

    /** A bake of everything swaps the folder: for a moment there is none. */
    private void awaitSwap() throws IOException {
        for (int i = 0; i < 50 && !Files.isDirectory(site) && Files.isDirectory(site.getParent()); i++) {
            if (live.isPresent() && !live.get().mistakes().isEmpty()) return;
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
