package com.runthismodel.bench;

import com.runthismodel.source.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Times {@code bake} on the real catalogue multiplied, and other generators on the very pages it made:
 * {@code Bench FOLDER SIZE... [hugo=PROGRAM] [eleventy=PROGRAM] [java=OPTIONS]}. Every program starts cold and writes into an
 * empty folder; the same machine, the same bytes, one after the other.
 */
public final class Bench {
    private static final Path JAR = Path.of("target/runthismodel.jar").toAbsolutePath();

    private final Path work;
    private final int models;
    private final List<String> options;

    private Bench(Path work, int models, List<String> options) {
        this.work = work;
        this.models = models;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        List<String> options = rest.stream().filter(word -> word.contains("=")).toList();
        for (String word : rest)
            if (!word.contains("=")) new Bench(work.resolve(word), Integer.parseInt(word), options).run();
    }

    private void run() throws Exception {
        Path content = work.resolve("content");
        if (Files.notExists(content)) Multiplier.multiply(Path.of("content"), content, models);
        System.out.println("\n" + models + " models, " + Runtime.getRuntime().availableProcessors() + " processors");
        Run ours = bake(content);
        System.out.println(ours.line("bake", models));
        System.out.println(ours.output().indent(4).stripTrailing());
        writing();
        for (Peer peer : peers()) against(peer, ours);
    }

    private Run bake(Path content) throws Exception {
        delete(work.resolve("site"));
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        option("java").ifPresent(flags -> command.addAll(List.of(flags.split(" "))));
        command.addAll(List.of("-jar", JAR.toString(), "bake", "--timings"));
        command.addAll(List.of("--content", content.toString(), "--out", "site"));
        return Run.of(work, command);
    }

    private Optional<String> option(String name) {
        return options.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    private List<Peer> peers() {
        List<Peer> peers = new ArrayList<>();
        option("hugo").ifPresent(program -> peers.add(new Hugo(work.resolve("hugo"), program)));
        option("eleventy").ifPresent(program -> peers.add(new Eleventy(work.resolve("eleventy"), program)));
        return peers;
    }

    private void against(Peer peer, Run ours) throws Exception {
        if (Files.notExists(peer.folder)) project(peer);
        delete(peer.output().getParent());
        Run run = Run.of(peer.folder, peer.command());
        System.out.println(run.line(peer.name(), models));
        System.out.printf(
                Locale.ROOT,
                "    bake takes %.2f times as long, %.2f times the processor time%n",
                ours.seconds() / run.seconds(),
                ours.processorSeconds() / run.processorSeconds());
        compare(peer);
    }

    /** The pages that bake made, as data and templates of the other generator. */
    private void project(Peer peer) throws IOException {
        PageData html = PageData.ofHtml();
        PageData markdown = PageData.ofMarkdown();
        for (String slug : slugs()) {
            html.see(page("models/" + slug + ".html"));
            markdown.see(page("models/" + slug + ".md"));
        }
        for (String slug : slugs()) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("html", html.data(page("models/" + slug + ".html")));
            page.put("md", markdown.data(page("models/" + slug + ".md")));
            page.put("facts", Json.read(new ByteArrayInputStream(bytes("data/models/" + slug + ".json"))));
            peer.page(slug, page);
        }
        peer.prepare(html.blocks(), markdown.blocks());
        System.out.println("    " + peer.name() + ": " + html.blocks().size() + " + "
                + markdown.blocks().size() + " templates");
    }

    /** The other generator must have made the same: HTML and Markdown to the byte but for its way to write entities. */
    private void compare(Peer peer) throws IOException {
        long facts = 0;
        long factsThere = 0;
        for (String slug : slugs()) {
            for (String ending : List.of(".html", ".md")) {
                String there = Files.readString(peer.output().resolve(slug + ending));
                String here = page("models/" + slug + ending);
                if (!Escapes.plain(there).equals(Escapes.plain(here)))
                    throw new IOException(peer.name() + ": another " + slug + ending);
            }
            facts += bytes("data/models/" + slug + ".json").length;
            factsThere += Files.size(peer.output().resolve(slug + ".json"));
        }
        System.out.printf(
                Locale.ROOT,
                "    its HTML and Markdown are equal, its JSON has %.3f times the bytes%n",
                (double) factsThere / facts);
    }

    /** How long it takes to do nothing but write the site's files, on as many threads as bake uses. */
    private void writing() throws Exception {
        List<Path> files = Multiplier.files(work.resolve("site"));
        int threads = Math.min(8, Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(pool.submit(() -> {
                for (int n = next.getAndIncrement(); n < files.size(); n = next.getAndIncrement())
                    nanos.addAndGet(write(files.get(n)));
                return null;
            }));
        }
        for (Future<?> worker : workers) worker.get();
        pool.shutdown();
        delete(work.resolve("written"));
        System.out.printf(
                Locale.ROOT, "%-12s %8.2f s for %d files%n", "writing", nanos.get() / 1e9 / threads, files.size());
    }

    private long write(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path target = work.resolve("written").resolve(work.resolve("site").relativize(file));
        long start = System.nanoTime();
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
        return System.nanoTime() - start;
    }

    private List<String> slugs() throws IOException {
        try (Stream<Path> pages = Files.list(work.resolve("site/models"))) {
            return pages.map(page -> page.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .sorted()
                    .toList();
        }
    }

    private String page(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(work.resolve("site").resolve(name));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
