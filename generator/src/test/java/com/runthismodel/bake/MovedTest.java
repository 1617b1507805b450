package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A renamed model: its old address leads on from any host and from a disk, and nothing else speaks of it. */
class MovedTest {
    private static final String OLD = "acme-1b-chat";
    private static final String NEW = "acme-1b-instruct";

    @Test
    void theOldPageLeadsOnByItself() throws Exception {
        Document page = Jsoup.parse(Files.readString(SmallSite.baked().resolve("models/" + OLD + ".html")));
        assertEquals(
                "0; url=" + NEW + ".html",
                page.select("meta[http-equiv=refresh]").attr("content"));
        assertEquals(NEW + ".html", page.select("main a").attr("href"));
        assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
        String canonical = page.select("link[rel=canonical]").attr("href");
        assertEquals("https://example.org/small/models/" + NEW + ".html", canonical);
    }

    @ParameterizedTest
    @CsvSource({"models/, .md", "data/models/, .json"})
    void twinsAtTheOldAddressAreThoseOfToday(String folder, String ending) throws Exception {
        Path site = SmallSite.baked();
        assertEquals(
                Files.readString(site.resolve(folder + NEW + ending)),
                Files.readString(site.resolve(folder + OLD + ending)));
    }

    @Test
    void onlyTheRulesOfTheHostAndTheManifestNameTheOldAddress() throws Exception {
        Path site = SmallSite.baked();
        for (String file : SmallSite.files(site)) {
            boolean speaks = Files.readString(site.resolve(file)).contains(OLD);
            assertTrue(!speaks || List.of("_redirects", "manifest.sha256").contains(file), file);
        }
    }

    @Test
    void everyOldAddressHasARule() throws Exception {
        RedirectRules rules = RedirectRules.of(SmallSite.baked());
        for (String from : List.of("models/" + OLD, "models/" + OLD + ".html"))
            assertEquals(
                    "/small/models/" + NEW + ".html",
                    rules.target("/small/" + from).orElseThrow());
        assertEquals(
                "/small/models/" + NEW + ".md",
                rules.target("/small/models/" + OLD + ".md").orElseThrow());
        assertEquals(4, rules.targets().size());
    }
}
