package com.runthismodel.bake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a baked site the way its host does: same headers, pretty addresses, 404 page. For this machine only. */
public final class SiteServer implements AutoCloseable {
    private final Path site;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private SiteServer(Path site, HttpServer server) {
        this.site = site;
        this.server = server;
    }

    public static SiteServer start(Path site, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        SiteServer started = new SiteServer(site.toAbsolutePath().normalize(), HttpServer.create(address, 0));
        started.server.createContext("/", started::answer);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
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
            String address = exchange.getRequestURI().getPath();
            SiteFiles files = new SiteFiles(site);
            Optional<String> moved = RedirectRules.of(site).target(address).or(() -> files.folder(address));
            if (moved.isPresent()) move(exchange, moved.get());
            else send(exchange, address, files);
        }
    }

    private void rules(HttpExchange exchange, String address) throws IOException {
        HeaderRules.of(site).headers(address).forEach(exchange.getResponseHeaders()::set);
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
            FileAnswer.send(exchange, 200, file.get());
            return;
        }
        rules(exchange, "/404.html");
        Optional<Path> page = files.find("/404.html");
        if (page.isPresent()) FileAnswer.send(exchange, 404, page.get());
        else exchange.sendResponseHeaders(404, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
