package com.runthismodel.bake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a baked site the way its host does: same headers, pretty addresses, 404 page. For this machine only. */
public final class SiteServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("xml", "application/xml; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("zip", "application/zip"));

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
            HeaderRules.everywhere().forEach(exchange.getResponseHeaders()::set);
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Optional<Path> file = file(exchange.getRequestURI().getPath());
            if (file.isPresent()) send(exchange, 200, file.get());
            else send(exchange, 404, site.resolve("404.html"));
        }
    }

    /** The file behind an address, never one outside the site: not by "..", not by a link that leads out. */
    private Optional<Path> file(String address) throws IOException {
        for (String candidate : new String[] {address, address + ".html", address + "/index.html"}) {
            Optional<Path> file = inside(candidate);
            if (file.isPresent()) return file;
        }
        return Optional.empty();
    }

    private Optional<Path> inside(String address) throws IOException {
        Path file;
        try {
            file = site.resolve("." + address).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        boolean served = file.startsWith(site) && Files.isRegularFile(file);
        return served && file.toRealPath().startsWith(site.toRealPath()) ? Optional.of(file) : Optional.empty();
    }

    private void send(HttpExchange exchange, int status, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        byte[] content = Files.readAllBytes(file);
        String path = site.relativize(file).toString().replace('\\', '/');
        String tag = '"' + Assets.hash(content) + '"';
        exchange.getResponseHeaders().set("Content-Type", type(path));
        exchange.getResponseHeaders().set("Cache-Control", HeaderRules.cacheControl(path));
        exchange.getResponseHeaders().set("ETag", tag);
        boolean known = status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        boolean body = !known && exchange.getRequestMethod().equals("GET");
        exchange.sendResponseHeaders(known ? 304 : status, body && content.length > 0 ? content.length : -1);
        if (!body) return;
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
