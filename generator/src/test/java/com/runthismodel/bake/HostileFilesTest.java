package com.runthismodel.bake;

import static com.runthismodel.bake.HostileFiles.HEADER;
import static com.runthismodel.bake.HostileFiles.PAGE;
import static com.runthismodel.bake.HostileFiles.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whole files that attack what reads them: refused with a message that names the file, in bounded time and memory, or files.inert. */
@Tag("slow")
class HostileFilesTest {
    @TempDir
    Path folder;

    private final HostileFiles files = new HostileFiles();
    private int sites;

    @Test
    void thereAreEnough() {
        assertTrue(
                files.refused.size() + files.inert.size() >= 120, files.refused.size() + " and " + files.inert.size());
    }

    @TestFactory
    Stream<DynamicTest> refusedWithItsName() {
        return files.refused.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    String file = one.getKey().replaceFirst("(?<=\\.(yaml|json|md)) .*", "");
                    Path content = content(file, one.getValue());
                    String message = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> message(content));
                    String name = file.contains("..") && file.contains("/../") ? "evil.js" : file;
                    assertTrue(message.contains("content/" + shown(name)), message);
                    assertTrue(message.length() < 20_000, () -> "a message of " + message.length() + " characters");
                    assertFalse(Files.exists(content.resolveSibling("site")), "a site was made");
                }));
    }

    /** As messages print it: what cannot be seen is written out, and folders are named where they are the mistake. */
    private static String shown(String name) {
        if (name.equals("pages/sub/evil.md")) return "pages/sub";
        return name.replaceFirst("\u202E.*", "");
    }

    @TestFactory
    Stream<DynamicTest> takenAndInert() throws Exception {
        BakedSite clean = baked(content(PAGE, bytes(HEADER + "x\n\n- x\n\n> x\n\n|a|\n|-|\n|b|\n\n# x\n")));
        return files.inert.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Path content = content(PAGE, one.getValue());
                    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                        try {
                            assertEquals(List.of(), baked(content).harm(clean));
                        } catch (BakeException said) {
                            assertTrue(said.getMessage().contains(PAGE), said::getMessage);
                        }
                    });
                }));
    }

    @Test
    void quotesAndListsWithinEachOtherHaveAnEnd() throws Exception {
        String deepest = ">> - ".repeat(6) + "> - x\n";
        assertEquals("", message(content(PAGE, bytes(HEADER + deepest))));
        int line = (int) HEADER.lines().count() + 1;
        assertEquals(
                "content/pages/evil.md:" + line + ": nests deeper than 20 levels, flatten it",
                message(content(PAGE, bytes(HEADER + "> " + deepest))));
    }

    @Test
    void aLinkAmongThePagesIsNotFollowed() throws Exception {
        Path content = content(PAGE, bytes(HEADER));
        Path secret = Files.writeString(folder.resolve("secret.md"), HEADER + "secret");
        Files.delete(content.resolve(PAGE));
        Files.createSymbolicLink(content.resolve(PAGE), secret);
        assertEquals(
                "content/pages/evil.md:1: is not a regular file, put the file itself there, not a link to it",
                message(content));
    }

    private static String message(Path content) throws Exception {
        try {
            SmallSite.bake(content, content.resolveSibling("site"));
            return "";
        } catch (BakeException | ContentException said) {
            return said.getMessage();
        }
    }

    private static BakedSite baked(Path content) throws Exception {
        SmallSite.bake(content, content.resolveSibling("site"));
        return new BakedSite(content.resolveSibling("site"));
    }

    private Path content(String file, byte[] bytes) throws IOException {
        Path content = folder.resolve("f" + sites++).resolve("content");
        for (String name : SmallSite.files(SiteOverlay.SMALL)) {
            Files.createDirectories(content.resolve(name).getParent());
            Files.copy(SiteOverlay.SMALL.resolve(name), content.resolve(name));
        }
        Files.createDirectories(content.resolve(file).getParent());
        Files.write(content.resolve(file), bytes);
        return content;
    }
}
