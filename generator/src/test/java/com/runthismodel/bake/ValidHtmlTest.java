package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the small site, which has every kind of page, and a few real ones, by the W3C's own checker. */
@Tag("slow")
class ValidHtmlTest {
    private static final Pattern MESSAGE =
            Pattern.compile("\"type\":\"(error|non-document-error)\".*?\"message\":\"(.*?)\",", Pattern.DOTALL);

    private final EmbeddedValidator checker = new EmbeddedValidator();

    @Test
    void everyKindOfPage() throws Exception {
        assertEquals(List.of(), errors(SmallSite.baked(), SmallSite.files(SmallSite.baked())));
    }

    @Test
    void realPages() throws Exception {
        Path site = RealSite.baked();
        List<String> files = SmallSite.files(site);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).contains("/") || i % 101 == 0) some.add(files.get(i));
        }
        assertEquals(List.of(), errors(site, some));
    }

    @Test
    void theCheckerSeesAMistake(@TempDir Path site) throws Exception {
        Files.writeString(
                site.resolve("bad.html"), "<!doctype html><html lang=en><title>x</title><p id=a><b id=a></p>");
        List<String> errors = errors(site, List.of("bad.html"));
        assertTrue(errors.stream().anyMatch(error -> error.contains("Duplicate ID")), errors.toString());
    }

    private List<String> errors(Path site, List<String> files) throws Exception {
        checker.setOutputFormat(OutputFormat.JSON);
        List<String> errors = new ArrayList<>();
        int pages = 0;
        for (String file : files) {
            if (!file.endsWith(".html")) continue;
            pages++;
            try (InputStream page = Files.newInputStream(site.resolve(file))) {
                Matcher message = MESSAGE.matcher(checker.validate(page));
                while (message.find()) errors.add(file + ": " + message.group(2));
            }
        }
        if (pages == 0) errors.add("no pages");
        return errors;
    }
}
