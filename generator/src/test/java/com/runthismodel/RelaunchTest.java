package com.runthismodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain command line gets the flags of a short run, any other stays as it is; no work outlives the one that was asked. */
class RelaunchTest {
    @TempDir
    private static Path many;

    @TempDir
    Path folder;

    @BeforeAll
    static void manyModels() throws IOException {
        Path models = Files.createDirectories(many.resolve("models/acme"));
        for (int i = 0; i < Relaunch.MANY_MODELS; i++) Files.createFile(models.resolve(i + ".yaml"));
    }

    @Test
    void aPlainBakeGetsFlags() {
        List<String> command = relaunched("-jar", "x.jar", "bake", "--out", "a b");
        assertEquals("java", command.get(0));
        assertTrue(command.contains("-XX:TieredStopAtLevel=1"), command.toString());
        assertFalse(command.toString().contains("SharedArchiveFile"), command.toString());
        String jar = Path.of("x.jar").toAbsolutePath().toString();
        int end = command.size();
        assertEquals(List.of("-jar", jar, "bake", "--out", "a b"), command.subList(end - 5, end));
    }

    @Test
    void theArchiveBesideTheJarIsUsed() throws Exception {
        Path jar = folder.resolve("x.jar");
        Files.writeString(folder.resolve("x.jsa"), "");
        List<String> command = relaunched("-jar", jar.toString(), "check");
        assertTrue(command.contains("-XX:SharedArchiveFile=" + folder.resolve("x.jsa")), command.toString());
    }

    @Test
    void aLargeCatalogueGetsTheOptimizingCompiler() throws Exception {
        for (String[] words : new String[][] {
            {"-jar", "x.jar", "bake", "--content=" + many, "--out=" + folder + "/new"},
            {"-jar", "x.jar", "bake", "--content", many.toString(), "--out", folder + "/new"}
        }) {
            List<String> command = relaunched(words);
            assertFalse(command.contains("-XX:TieredStopAtLevel=1"), command.toString());
            assertTrue(command.contains("-XX:+UseSerialGC"), command.toString());
        }
    }

    @Test
    void aSiteThatIsThereIsBakedWithTheQuickCompiler() throws Exception {
        Files.createFile(Files.createDirectories(folder.resolve(".site.state")).resolve("site"));
        List<String> command = relaunched("-jar", "x.jar", "bake", "--content=" + many, "--out=" + folder + "/site");
        assertTrue(command.contains("-XX:TieredStopAtLevel=1"), command.toString());
    }

    @Test
    void flagsOfOnesOwnAndLongVerbsStay() {
        assertTrue(command("-Xmx1g", "-jar", "x.jar", "bake").isEmpty());
        assertTrue(command("-cp", "x.jar", "com.runthismodel.Main", "bake").isEmpty());
        assertTrue(command("-jar", "x.jar", "serve").isEmpty());
        assertTrue(command("-jar", "x.jar").isEmpty());
    }

    @Test
    void theSecondEndsWithTheFirst() throws Exception {
        Files.writeString(folder.resolve("index.html"), "x");
        String java = ProcessHandle.current().info().command().orElse("java");
        Process child = new ProcessBuilder(
                        java,
                        "-Drunthismodel.child=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.runthismodel.Main",
                        "serve",
                        "--port",
                        "0",
                        "--site",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertTrue(child.inputReader().readLine().contains("Ctrl-C"));
            assertTrue(child.isAlive());
            child.getOutputStream().close();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            assertEquals(1, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    private static List<String> relaunched(String... words) {
        return command(words).orElseThrow();
    }

    private static Optional<List<String>> command(String... words) {
        String[] own =
                words.length > 2 ? List.of(words).subList(2, words.length).toArray(String[]::new) : new String[0];
        return Relaunch.command(new Words(words), own);
    }

    private record Words(String... words) implements ProcessHandle.Info {
        @Override
        public Optional<String> command() {
            return Optional.of("java");
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.of(words);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
