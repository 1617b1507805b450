package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every page of a whole site: links, ids, heads, and the files that machines read first. */
class SitePagesTest {
    @Test
    void everyLinkOfTheSmallSiteResolves() throws Exception {
        assertEquals(List.of(), SiteCheck.problems(SmallSite.baked(), 12));
    }

    @Test
    @Tag("slow")
    void everyLinkOfTheRealSiteResolves() throws Exception {
        assertEquals(List.of(), SiteCheck.firstOf(SiteCheck.problems(RealSite.baked(), 450)));
    }

    @Test
    void sitemapNamesEveryPageButThoseForOldAndUnknownAddresses() throws Exception {
        Path site = SmallSite.baked();
        String sitemap = Files.readString(site.resolve("sitemap.xml"));
        for (String file : SmallSite.files(site)) {
            boolean listed = sitemap.contains("/" + file.replaceFirst("(^|(?<=/))index\\.html$", "") + "</loc>");
            boolean wanted = file.endsWith(".html") && !file.equals("404.html") && !file.contains("acme-1b-chat");
            assertEquals(wanted, listed, file);
        }
    }

    @Test
    void llmsNamesAMarkdownTwinForEveryModel() throws Exception {
        Path site = SmallSite.baked();
        String llms = Files.readString(site.resolve("llms.txt"));
        List<String> twins = SmallSite.files(site).stream()
                .filter(file -> file.endsWith(".md") && !file.contains("acme-1b-chat"))
                .toList();
        assertEquals(4, twins.size());
        for (String twin : twins) assertTrue(llms.contains("/" + twin + ")"), twin);
    }

    @Test
    void everyModelHasAJsonTwin() throws Exception {
        List<String> files = SmallSite.files(SmallSite.baked());
        for (String file : files) {
            if (!file.matches("models/.*\\.html")) continue;
            String slug = file.substring("models/".length(), file.length() - ".html".length());
            assertTrue(files.contains("data/models/" + slug + ".json"), slug);
        }
        assertTrue(files.contains("data/schema/model.json"));
    }
}
