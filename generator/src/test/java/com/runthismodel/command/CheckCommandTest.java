package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a contributor and a CI script see of {@code check}. */
class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String content) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--content", content);
    }

    @Test
    void goodContentIsCountedAndExitsWithZero() {
        assertEquals(0, check("generator/src/test/resources/sites/small/content"));
        assertTrue(out.toString().startsWith("4 models, 4 devices, 2 runtimes, "), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void mistakesArePrintedAndExitWithOne(@TempDir Path empty) {
        assertEquals(1, check(empty.toString()));
        assertEquals(
                "content/quantizations.yaml:1: is missing, every content folder needs it",
                err.toString().lines().findFirst().orElseThrow());
        assertTrue(err.toString().contains("2 problems, found in "), err.toString());
    }

    /** 1,321 MB at 288 GB/s can be read 218 times a second. */
    @Test
    void aContributedRunFasterThanItsMemoryIsRefusedByItsLine(@TempDir Path folder) throws IOException {
        Path overlay = folder.resolve("overlay/benchmarks/nvidia-geforce-rtx-4060-ti-16gb");
        Files.createDirectories(overlay);
        Files.writeString(
                overlay.resolve("acme-1b-instruct-q8-0.yaml.edit"),
                "-decodeTokensPerSecond: 142.7\n+decodeTokensPerSecond: 1427\n");
        Path content = SiteOverlay.apply(folder.resolve("overlay"), folder.resolve("content"));
        assertEquals(1, check(content.toString()));
        String first = err.toString().lines().findFirst().orElseThrow();
        assertTrue(
                first.matches("content/benchmarks/nvidia-geforce-rtx-4060-ti-16gb/acme-1b-instruct-q8-0.yaml:12: "
                        + "decodeTokensPerSecond: is more than the 2\\d\\d tokens/s at which GeForce RTX 4060 Ti 16GB can "
                        + "read the weights, look at model, quantization and device again"),
                first);
    }

    private int changed(Path content, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--content", content.toString(), "--changed"));
        arguments.addAll(List.of(more));
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static Path slower(Path folder) throws IOException {
        Path overlay = Files.createDirectories(folder.resolve("overlay/devices"));
        Files.writeString(overlay.resolve("apple.yaml.edit"), "-    bandwidthGBps: 546\n+    bandwidthGBps: 410\n");
        return SiteOverlay.apply(folder.resolve("overlay"), folder.resolve("content"));
    }

    @Test
    void aChangeIsToldAgainstAFolderAndRecorded(@TempDir Path folder) throws IOException {
        Path content = slower(folder);
        String base = SiteOverlay.SMALL.toString();
        assertEquals(
                0,
                changed(content, "--base", base, "--markdown", "--record", "2025-11-04", "--summary", "Slower memory"),
                err::toString);
        assertTrue(out.toString().startsWith("**"), "Markdown alone, to be posted as it is: " + out);
        String record = Files.readString(content.resolve("changes/2025-11-04.yaml"));
        assertTrue(
                record.startsWith(
                        "# yaml-language-server: $schema=https://example.org/small/data/schema/content-changes.json\n"
                                + "date: \"2025-11-04\"\nsummary: Slower memory\npages:\n"
                                + "  - {page: \"devices.html\", title: \"Hardware\", kind: \"changed\", what: ["),
                record);
        assertEquals(0, check(content.toString()), "what was written passes the check");
        assertEquals(0, changed(content, "--base", base, "--record", "2025-11-04"));
        assertTrue(Files.exists(content.resolve("changes/2025-11-04-2.yaml")), "nothing is overwritten");
    }

    @Test
    void aChangeIsToldAgainstARevision(@TempDir Path folder) throws Exception {
        Path content = folder.resolve("content");
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        git(folder, "init", "-q");
        git(folder, "add", "-A");
        git(folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
        assertEquals(0, changed(content, "--base", "HEAD"), err::toString);
        assertTrue(out.toString().endsWith("No page changes.\n"), out.toString());
        Path prose = content.resolve("pages/about.md");
        Files.writeString(prose, Files.readString(prose) + "\nMore.\n");
        assertEquals(0, changed(content, "--base", "HEAD"));
        assertTrue(
                out.toString().endsWith("1 page: 0 added, 1 changed, 0 removed\n\nabout.html: changed\n"),
                out.toString());
        assertEquals(1, changed(content, "--base", "nowhere"));
        assertTrue(
                err.toString()
                        .startsWith(
                                "--base: \"nowhere\" is no folder and no revision that has a commit in common with"
                                        + " HEAD (git merge-base: fatal: Not a valid object name nowhere): name a content folder"),
                err.toString());
        assertEquals(1, changed(content, "--base", "--output=/tmp/x"));
    }

    @Test
    void aBaseThatIsNoContentIsAnError(@TempDir Path folder) throws IOException {
        Path content = slower(folder);
        Path old = Files.createDirectories(folder.resolve("old/devices"));
        Files.writeString(old.resolve("apple.yaml"), "- id: m4\n");
        assertEquals(1, changed(content, "--base", folder.resolve("old").toString(), "--record", "2025-11-04"));
        assertTrue(
                err.toString()
                        .matches("(?s)--base: \".*old\" does not pass this program's check, so nothing was compared"
                                + " \\(content/.* and \\d+ more problems\\): name a base that does, or compare .*"),
                err.toString());
        assertFalse(Files.exists(content.resolve("changes/2025-11-04.yaml")), "no record of what was not compared");
    }

    private static void git(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), command.toString());
    }
}
