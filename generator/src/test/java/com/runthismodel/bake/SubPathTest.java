package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.serve.SiteServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site below a path of its host, asked over HTTP as a crawler does: every link leads to a file below that path. */
class SubPathTest {
    private static final String BELOW = "/some/sub/path/";

    @TempDir
    Path folder;

    private final Set<String> seen = new TreeSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> wrong = new TreeSet<>();

    @Test
    void everyLinkResolves() throws Exception {
        Path site = folder.resolve("some/sub/path");
        SmallSite.bake(SmallSite.CONTENT, site);
        try (SiteServer server = SiteServer.start(folder, 0)) {
            find("start", URI.create("http://localhost:" + server.port() + BELOW));
            while (!open.isEmpty()) visit(URI.create(open.remove()));
        }
        assertEquals(Set.of(), wrong);
        for (String file : SmallSite.files(site)) {
            boolean linked = seen.stream().anyMatch(url -> url.endsWith(BELOW + file));
            assertTrue(linked || !file.endsWith(".html") || file.matches("404.html|.*acme-1b-chat.*"), file);
        }
    }

    private void find(String from, URI address) {
        URI page = URI.create(address.toString().replaceFirst("#.*", ""));
        if (!"localhost".equals(page.getHost()) || !seen.add(page.toString())) return;
        if (page.getPath().startsWith(BELOW + "mirror/")) return; // made of a finished site by another verb
        if (page.getPath().startsWith(BELOW)) open.add(page.toString());
        else wrong.add(from + " leads out to " + page);
    }

    private void visit(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        if (connection.getResponseCode() != 200) {
            wrong.add(connection.getResponseCode() + " " + address);
            return;
        }
        byte[] body = connection.getInputStream().readAllBytes();
        if (!connection.getContentType().startsWith("text/html")) return;
        for (Element link :
                Jsoup.parse(new String(body, StandardCharsets.UTF_8)).select("[href], [src]"))
            for (String name : List.of("href", "src"))
                if (link.hasAttr(name)) find(address.getPath(), address.resolve(link.attr(name)));
    }
}
