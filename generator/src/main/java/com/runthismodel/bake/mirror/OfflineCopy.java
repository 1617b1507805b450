package com.runthismodel.bake.mirror;

import com.runthismodel.bake.HeaderRules;
import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a site as they stand in a copy that is read from a disk, with a manifest and a note. */
final class OfflineCopy {
    /** What speaks to hosts and search engines. */
    private static final Set<String> LEFT_OUT =
            Set.of("404.html", "robots.txt", "sitemap.xml", "changes.xml", "_headers", "_redirects", Manifest.PATH);

    private final Path site;
    private final Path copy;
    private final SiteFacts facts;
    private final String policy;

    private OfflineCopy(Path site, Path copy, SiteFacts facts) throws IOException {
        this.site = site;
        this.copy = copy;
        this.facts = facts;
        this.policy = HeaderRules.of(site).headers("/").getOrDefault("Content-Security-Policy", "");
        if (policy.isEmpty()) throw new IOException(site + "/" + HeaderRules.PATH + ": states no security policy");
    }

    /** Writes the copy below {@code copy}, its manifest last. */
    static Sums write(Path site, Path copy, SiteFacts facts) throws IOException {
        OfflineCopy writing = new OfflineCopy(site, copy, facts);
        try (Stream<Path> files = Files.walk(site)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            all.parallelStream().forEach(writing::writeUnchecked);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.writeString(copy.resolve("README.txt"), writing.note());
        Sums sums = Sums.of(copy);
        Files.writeString(copy.resolve(Manifest.PATH), sums.text());
        return sums;
    }

    private void writeUnchecked(Path file) {
        try {
            write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file) throws IOException {
        String path = site.relativize(file).toString().replace('\\', '/');
        if (LEFT_OUT.contains(path) || path.startsWith(Mirror.FOLDER + "/")) return;
        Path target = copy.resolve(path);
        Files.createDirectories(target.getParent());
        Files.write(target, content(path, file));
    }

    private byte[] content(String path, Path file) throws IOException {
        if (path.endsWith(".html")) return bytes(OfflinePage.of(Files.readString(file), policy));
        if (path.equals("llms.txt")) return bytes(Files.readString(file).replace(facts.baseUrl(), ""));
        if (path.equals(StatusLine.PATH)) return bytes(StatusLine.without(Files.readString(file)));
        return Files.readAllBytes(file);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String note() {
        return facts.name() + ", " + facts.description() + "\n\nOpen index.html. Everything works without a network.\n"
                + "A copy of " + facts.baseUrl()
                + facts.date().map(day -> ", facts of " + day).orElse("")
                + ".\n\nTo check it:     sha256sum --quiet -c " + Manifest.PATH
                + "\nTo renew it:     " + facts.baseUrl() + "offline.html\n";
    }
}
