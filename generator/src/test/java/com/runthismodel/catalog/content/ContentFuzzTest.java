package com.runthismodel.catalog.content;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Problem;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files with random damage: the reader answers each with a value or with problems, soon, and never with an
 * exception of its libraries. {@code -Dfuzz=100000} does more rounds.
 */
class ContentFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz", 600);
    private static final Duration SOON = Duration.ofSeconds(20 + ROUNDS / 100);

    @Test
    void damagedModelCards() throws IOException {
        damage("content/models", ModelCard.class, new Random(1));
    }

    @Test
    void damagedSnapshots() throws IOException {
        damage("content/hub", HubRepo.class, new Random(2));
    }

    @Test
    void damagedRuntimes() throws IOException {
        damage("content/runtimes", Runtime.class, new Random(3));
    }

    @Test
    void damagedSites(@TempDir Path folder) throws IOException {
        Path content = folder.resolve("content");
        List<Path> files = SiteOverlay.files(SiteOverlay.SMALL);
        for (Path file : files) copy(file, content);
        Random random = new Random(4);
        for (int round = 0; round < ROUNDS / 10; round++) {
            Path file = files.get(random.nextInt(files.size()));
            Path target = target(file, content);
            Files.write(target, Damage.bytes(Files.readAllBytes(file), random));
            assertTimeoutPreemptively(SOON, () -> readOrRefuse(content), target + " in round " + round);
            copy(file, content);
        }
    }

    private static void readOrRefuse(Path content) {
        try {
            CatalogReader.read(content);
        } catch (ContentException refused) {
            assertFalse(refused.problems().isEmpty());
        }
    }

    private static void copy(Path file, Path content) throws IOException {
        Files.createDirectories(target(file, content).getParent());
        Files.write(target(file, content), Files.readAllBytes(file));
    }

    private static Path target(Path file, Path content) {
        return content.resolve(SiteOverlay.SMALL.relativize(file).toString());
    }

    private static <T> void damage(String folder, Class<T> type, Random random) throws IOException {
        List<Path> files = SiteOverlay.files(Path.of(folder));
        RecordReader<T> reader = RecordReader.of(type);
        for (int round = 0; round < ROUNDS; round++) {
            Path file = files.get(random.nextInt(files.size()));
            String text = new String(Damage.bytes(Files.readAllBytes(file), random), StandardCharsets.UTF_8);
            assertTimeoutPreemptively(SOON, () -> read(reader, text, file), file + " in round " + round);
        }
    }

    private static void read(RecordReader<?> reader, String text, Path file) {
        Problems problems = new Problems();
        var value = SourceFile.parse(text, file.toString(), problems).flatMap(node -> reader.read(node, problems));
        assertFalse(value.isEmpty() && problems.isEmpty(), "neither a value nor a problem");
        long lines = 1 + text.lines().count();
        for (Problem problem : problems.sorted()) {
            assertFalse(problem.line() < 1 || problem.line() > lines, () -> problem + " is outside of the file");
            assertFalse(problem.toString().contains("\n"), () -> "not one line: " + problem);
        }
    }
}
