package com.runthismodel.bake.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders a save touched, or that this is not certain. */
class WatchTest {
    @TempDir
    Path root;

    private Path acme;
    private Watch watch;

    @BeforeEach
    void watch() throws IOException {
        acme = Files.createDirectories(root.resolve("models/acme"));
        Files.createDirectories(root.resolve("hub"));
        Files.writeString(acme.resolve("one.yaml"), "name: One\n");
        watch = Watch.over(List.of(root));
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
    }

    @Test
    void atFirstEverythingHasToBeLookedAt() {
        assertEquals(Optional.empty(), watch.touched());
        assertEquals(Optional.of(Set.of()), watch.touched());
    }

    @Test
    void savingAddingAndRemovingFilesTouchesTheirFolder() throws Exception {
        watch.touched();
        Files.writeString(acme.resolve("one.yaml"), "name: Two\n");
        assertEquals(Optional.of(Set.of(acme)), next());
        Files.writeString(acme.resolve("two.yaml"), "name: Two\n");
        assertEquals(Optional.of(Set.of(acme)), next());
        Files.delete(acme.resolve("two.yaml"));
        assertEquals(Optional.of(Set.of(acme)), next());
    }

    @Test
    void aFolderThatComesOrGoesLeavesNothingCertain() throws Exception {
        watch.touched();
        Path other = Files.createDirectory(root.resolve("models/other"));
        assertEquals(Optional.empty(), next());
        Files.writeString(other.resolve("three.yaml"), "name: Three\n");
        assertEquals(Optional.of(Set.of(other)), next());
        Files.move(acme, root.resolve("models/renamed"));
        assertEquals(Optional.empty(), next());
        Files.delete(root.resolve("hub"));
        assertEquals(Optional.empty(), next());
    }

    @Test
    void aRootThatIsReplacedLeavesNothingCertain() throws Exception {
        watch.touched();
        Path away = root.resolveSibling(root.getFileName() + "-away");
        Files.move(root, away);
        assertEquals(Optional.empty(), next(100));
        Files.move(away, root);
        assertEquals(Optional.empty(), next(100));
    }

    private Optional<Set<Path>> next() throws Exception {
        return next(10_000);
    }

    /** @param millis to wait; a root that is away tells nothing until it is looked for */
    private Optional<Set<Path>> next(long millis) throws Exception {
        assertTrue(watch.changed(millis), "nothing happened");
        return watch.touched();
    }
}
