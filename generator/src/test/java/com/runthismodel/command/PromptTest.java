package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person who mistypes is told: one line, what is meant perhaps, exit code 1. */
class PromptTest {
    @TempDir
    private static Path content;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void copyFewModels() throws IOException {
        FewModels.in(content);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "explain qwen3-8|no model \"qwen3-8\", did you mean qwen3-8b",
                "explain zzzzzzzz|no model \"zzzzzzzz\", add it first with: add ORG/REPO",
                "explain qwen3-8b --device 4090|no device \"4090\", did you mean nvidia-geforce-rtx-4090,",
                "explain qwen3-8b --kv q9|no cache type \"q9\": llama.cpp takes f32, f16, bf16, q8_0, q5_1, q5_0, q4_1, q4_0, iq4_nl",
                "explain qwen3-8b --kv f16/q6_k|no cache type \"q6_k\": llama.cpp takes f32",
                "explain qwen3-8b --context 0|contextTokens must be at least 1, was 0",
                "explain qwen3-8b --context 99999999999999|contextTokens must be at most 4294967295, was 99999999999999",
                "explain qwen3-8b --device 4090 --cards 0|no device",
                "calibrate --content no-such-folder|no-such-folder/benchmarks: is not there",
                "explain acme-1b-instruct --content generator/src/test/resources/sites/small/content --users 257|llama.cpp would not start: it serves at most 256 users at once, not 257",
                "explain acme-1b-instruct --content generator/src/test/resources/sites/small/content --engine vllm --users 0|sequences must be at least 1, was 0",
                "explain acme-1b-instruct --content generator/src/test/resources/sites/small/content --engine mlx --context -1|contextTokens must be at least 1, was -1",
                "explain acme-1b-instruct --content generator/src/test/resources/sites/small/content --device nvidia-geforce-rtx-4060-ti-16gb --memory NaN|GeForce RTX 4060 Ti 16GB is sold with [16.0] GiB: say which",
                "explain acme-1b-instruct --content generator/src/test/resources/sites/small/content --device nvidia-geforce-rtx-4060-ti-16gb --memory 5|GeForce RTX 4060 Ti 16GB is sold with [16.0] GiB: say which",
                "mirror --apply no-such.zip --to content|no-such.zip: is not there",
                "add-benchmark content|content: is a folder, the log itself is wanted",
                "evaluate memory content|content: is a folder, a file is wanted",
                "evaluate memory no-such-file.json|no-such-file.json: is not there",
                "evaluate speed no-such-file.json|no-such-file.json: is not there"
            })
    void oneLine(String line, String said) {
        assertEquals(1, run(line.split(" ")), err.toString());
        assertTrue(err.toString().startsWith(said), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    /** Asked five times, with longer and longer pauses. */
    @Test
    @Tag("slow")
    void aHubThatIsNotThere() {
        oneLine(
                "explain a/b/c.gguf --hub http://127.0.0.1:9",
                "http://127.0.0.1:9/a/b/resolve/main/c.gguf: cannot be reached");
    }

    /** A command line that cannot be meant: told in the first line, how it is written after it, exit code 2. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "check --markdown|--base, --markdown, --record and --summary go with --changed",
                "check --record 2026-01-01|--base, --markdown, --record and --summary go with --changed",
                "check --changed --summary why|--summary goes with --record",
                "check --changed --record 20260101|Invalid value for option '--record': \"20260101\" is no day, such as 2026-11-20",
                "serve --port 70000|--port: 0 to 65535, not 70000",
                "serve --port -1|--port: 0 to 65535, not -1",
                "explain qwen3-8b --cards 2|--memory and --cards go with --device",
                "add a/b --hub ftp://x|Invalid value for option '--hub': \"ftp://x\" is no address of a host, such as",
                "add a/b --hub x:|Invalid value for option '--hub': \"x:\" is no address of a host, such as",
                "add a/b --hub https://x/mirror|Invalid value for option '--hub': \"https://x/mirror\" is no address of a host",
                "refresh|name models, or say --all"
            })
    void wrongUsage(String line, String said) {
        assertEquals(2, run(line.split(" ")), err.toString());
        assertTrue(err.toString().startsWith(said), err.toString());
        assertFalse(err.toString().contains("java."), err.toString());
    }

    @Test
    void everyVerbTellsHowItIsWritten() {
        for (String verb : RootCommand.verbs().getSubcommands().keySet()) {
            out.getBuffer().setLength(0);
            assertEquals(0, run(verb, "--help"), verb + err);
            assertTrue(out.toString().startsWith("Usage: runthismodel " + verb), out.toString());
        }
    }

    /** Names of quantizations are read in either case. */
    @Test
    void quantizationsInSmallLetters() {
        assertEquals(
                0,
                run(
                        "explain",
                        "acme-1b-instruct",
                        "--content",
                        "generator/src/test/resources/sites/small/content",
                        "--quant",
                        "q8_0"),
                err.toString());
        assertTrue(out.toString().contains("Q8_0"), out.toString());
    }

    /** As people and other programs write them. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"nvidia-geforce-rtx-4090", "NVIDIA GeForce RTX 4090", "geforce rtx 4090"})
    void devicesByName(String name) {
        assertEquals(0, run("explain", "Qwen/Qwen3-8B", "--device", name), err.toString());
        assertTrue(out.toString().contains("GeForce RTX 4090, 24.00 GiB"), out.toString());
    }

    @Test
    void whatIsNoJson(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.json"), "[\n  {\"id\": x}\n]");
        for (String kind : new String[] {"memory", "filesize", "speed"}) {
            err.getBuffer().setLength(0);
            assertEquals(1, run("evaluate", kind, file.toString()));
            String said = err.toString();
            assertTrue(said.startsWith(file + ":2:10: Unrecognized token 'x'"), said);
            assertEquals(1, said.lines().count(), said);
        }
    }

    /** Python writes NaN where it has no number; depth and digits without end are refused in our words, not the parser's. */
    @Test
    void oddNumbersAreAnsweredRowByRow(@TempDir Path folder) throws IOException {
        Path runs = Files.writeString(
                folder.resolve("runs.json"),
                "[{\"id\":NaN,\"batch\":Infinity},{\"id\":\"b\",\"devices\":NaN},{\"id\":[1],\"batch\":-1e999},7]");
        assertEquals(0, run("evaluate", "speed", runs.toString()), err.toString());
        assertEquals(
                4,
                out.toString()
                        .lines()
                        .filter(line -> line.contains("\"refused\""))
                        .count(),
                out.toString());
        out.getBuffer().setLength(0);
        Path rows = Files.writeString(
                folder.resolve("rows.json"),
                "{\"models\":{\"m\":{\"metadata\":{\"general.architecture\":NaN}}},\"rows\":[{\"model\":\"m\",\"quant\":\"Q8_0\",\"ctx\":NaN}]}");
        assertEquals(0, run("evaluate", "memory", rows.toString()), err.toString());
        assertTrue(out.toString().startsWith("{\"row\":0,\"refused\":"), out.toString());
        Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(9999));
        assertEquals(1, run("evaluate", "speed", deep.toString()));
        assertTrue(
                err.toString().startsWith(deep + ": Document nesting depth (501) exceeds the maximum allowed (500)"),
                err.toString());
    }

    /** A few models are enough for {@code explain}, where no other content is named. */
    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        boolean help = all.contains("--help");
        if (all.get(0).equals("explain") && !help && !all.contains("--content"))
            all.addAll(List.of("--content", content.toString()));
        return RootCommand.verbs()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
