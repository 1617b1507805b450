package com.runthismodel.command.contribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.SiteOverlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Logs become files of the small site, or nothing is written and the reason is told. */
class AddRunTest {
    private static final Path LOGS = Path.of("generator/src/test/resources/logs");
    private static final String DEVICE = "nvidia-geforce-rtx-4060-ti-16gb";

    @TempDir
    Path folder;

    private Path content;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        content = folder.resolve("content");
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private int run(Object command, String log, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(LOGS.resolve(log).toString(), "--content", content.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private String changed(String log, String from, String to) throws IOException {
        Path copy = folder.resolve(log).toAbsolutePath();
        Files.writeString(copy, Files.readString(LOGS.resolve(log)).replace(from, to));
        return copy.toString();
    }

    private int benchmark(String log, String... more) {
        return run(new AddBenchmarkCommand(question -> Optional.empty()), log, more);
    }

    private Optional<String> answer(String question) {
        asked.add(question);
        if (question.startsWith("id of the device")) return Optional.of(DEVICE);
        if (question.startsWith("version")) return Optional.of("0.12.0");
        if (question.startsWith("https")) return Optional.of("measured by a test");
        return question.startsWith("quantization") ? Optional.of("Q8_0") : Optional.empty();
    }

    private List<String> added(String kind) throws IOException {
        List<String> before = SiteOverlay.files(SiteOverlay.SMALL).stream()
                .map(file -> SiteOverlay.SMALL.relativize(file).toString())
                .toList();
        return SiteOverlay.files(content).stream()
                .map(file -> content.relativize(file).toString())
                .filter(file -> file.startsWith(kind) && !before.contains(file))
                .toList();
    }

    @Test
    void aBenchmarkThatNamesAllNeedsOnlyItsSource() throws IOException {
        assertEquals(0, benchmark("llama-bench.json", "--source", "https://example.org/run"), err::toString);
        String name = "benchmarks/" + DEVICE + "/acme-1b-instruct-q8-0-llama.cpp-2025-11-02-pp512";
        assertEquals(List.of(name + "-d4096-tg128-d4096.yaml", name + "-tg128.yaml"), added("benchmarks"));
        assertEquals("""
                # yaml-language-server: $schema=https://example.org/small/data/schema/content-benchmark.json
                id: acme-1b-instruct-q8-0-llama.cpp-2025-11-02-pp512-tg128
                model: acme/Acme-1B-Instruct
                slug: acme-1b-instruct
                quantization: Q8_0
                hardware: GeForce RTX 4060 Ti 16GB
                device: nvidia-geforce-rtx-4060-ti-16gb
                memoryGib: 16
                devices: 1
                cpu: AMD Ryzen 7 7700X 8-Core Processor
                runtime: llama.cpp
                runtimeVersion: b6900
                backend: cuda
                backendAsWritten: CUDA
                prefillTokensPerSecond: 8610.3
                decodeTokensPerSecond: 178.32
                promptTokens: 512
                answerTokens: 128
                test: pp512/tg128
                batch: 1
                flashAttention: true
                parameters: 1235814432
                tensorBytes: 1313251456
                date: "2025-11-02"
                kind: llama-bench
                source: https://example.org/run
                """, Files.readString(content.resolve(name + "-tg128.yaml")));
    }

    @Test
    void whatIsMissingIsToldAtOnceAndNothingIsWritten() throws IOException {
        assertEquals(2, benchmark("ollama-verbose.txt"));
        for (String option : List.of("--model", "--device", "--quant", "--runtime-version", "--date", "--source"))
            assertTrue(err.toString().contains(option + " ("), err.toString());
        assertFalse(err.toString().contains("--runtime ("), "the log shows that it is Ollama");
        assertEquals(List.of(), added("benchmarks"));
    }

    @Test
    void whatNoMemoryCanReadIsRefused() throws IOException {
        String log = changed("llama-bench.md", "245.65", "2456.5");
        assertEquals(
                1,
                benchmark(
                        log, "--model", "acme-1b-instruct", "--date", "2025-11-02", "--source", "measured by a test"));
        assertTrue(err.toString().contains("decodeTokensPerSecond: is 2456.5, more than the "), err.toString());
        assertEquals(List.of(), added("benchmarks"));
    }

    @Test
    void whatIsFarBelowTheEstimateIsKeptWithTheReason() throws IOException {
        String log = changed("llama-bench.md", "245.65", "5.65");
        assertEquals(
                0,
                benchmark(log, "--model", "acme-1b-instruct", "--date", "2025-11-02", "--source", "measured by a test"),
                err::toString);
        Measurement slow = measurement("pp512/tg128");
        assertTrue(
                slow.suspect().orElseThrow().startsWith("decodeTokensPerSecond is less than a tenth of the estimated"),
                slow.suspect().toString());
        assertTrue(measurement("tg128").suspect().orElseThrow().startsWith("only 20 layers"));
    }

    private Measurement measurement(String test) {
        return CatalogReader.read(content).measurements().stream()
                .filter(run -> run.test().equals(Optional.of(test)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunIsNotWrittenTwice() throws IOException {
        assertEquals(
                0,
                benchmark(
                        "vllm-bench.json",
                        "--device",
                        DEVICE,
                        "--quant",
                        "BF16",
                        "--runtime-version",
                        "0.11",
                        "--source",
                        "measured by a test"),
                err::toString);
        assertEquals(
                1,
                benchmark(
                        "vllm-bench.json",
                        "--device",
                        DEVICE,
                        "--quant",
                        "BF16",
                        "--runtime-version",
                        "0.11",
                        "--source",
                        "measured by a test"));
        assertTrue(err.toString().contains("is there already"), err.toString());
        assertEquals(1, added("benchmarks").size());
    }

    @Test
    void whatTheCheckRefusesIsTakenBack() throws IOException {
        assertEquals(
                1,
                benchmark(
                        "vllm-bench.json",
                        "--device",
                        DEVICE,
                        "--quant",
                        "BF16",
                        "--runtime-version",
                        "0.11",
                        "--source",
                        "http://example.org/\"x"));
        assertTrue(err.toString().contains(": source: is no https address"), err.toString());
        assertEquals(List.of(), added("benchmarks"));
    }

    @Test
    void aMisspeltDeviceIsSuggested() {
        assertEquals(1, benchmark("llama-bench.json", "--device", "nvidia-geforce-rtx-4060", "--source", "by a test"));
        assertEquals("no device \"nvidia-geforce-rtx-4060\", did you mean " + DEVICE + "?\n", err.toString());
    }

    @Test
    void aPersonIsAskedOnlyWhatTheLogDoesNotSay() throws IOException {
        int code = run(new AddRecordingCommand(this::answer), "ollama-stream.txt", "--prompt", "Name colours.");
        assertEquals(0, code, err::toString);
        assertEquals(
                List.of(
                        "id of the device in content/devices",
                        "quantization",
                        "version of the runtime",
                        "https address of the log, or \"measured by NAME for this catalogue\""),
                asked);
        Recording recording = only(CatalogReader.read(content));
        assertEquals(112, recording.firstTokenMs());
        assertEquals(Optional.of(4), recording.answerTokens());
        assertEquals("ollama", recording.runtime());
    }

    private static Recording only(Catalog catalog) {
        return catalog.recordings().stream()
                .filter(recording -> !recording.id().equals("acme-1b-instruct-q8-0"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRecordingKeepsTheTextAsItCame() throws IOException {
        int code = run(
                new AddRecordingCommand(this::answer),
                "openai-stream.txt",
                "--model",
                "acme-1b-instruct",
                "--runtime",
                "llama.cpp");
        assertEquals(0, code, err::toString);
        String name = "recordings/" + DEVICE + "/acme-1b-instruct-q8-0-llama.cpp-2025-11-20";
        assertEquals("""
                # yaml-language-server: $schema=https://example.org/small/data/schema/content-recording.json
                id: acme-1b-instruct-q8-0-llama.cpp-2025-11-20
                slug: acme-1b-instruct
                quantization: Q8_0
                device: nvidia-geforce-rtx-4060-ti-16gb
                memoryGib: 16
                devices: 1
                runtime: llama.cpp
                runtimeVersion: "0.12.0"
                prompt: "Name three colours.\\nOne word each."
                promptTokens: 18
                answerTokens: 5
                date: "2025-11-20"
                source: measured by a test
                licence: CC0-1.0
                tokens:
                  - {ms: 38, text: "Hm.", thinking: true}
                  - {ms: 45, text: "Red"}
                  - {ms: 52, text: ",\\n"}
                  - {ms: 59, text: " <b>blue</b> \\"'&"}
                """, Files.readString(content.resolve(name + ".yaml")));
    }

    @Test
    void hiddenCharactersOfAnAnswerAreRefusedByTheirLine() throws IOException {
        String log = changed("openai-stream.txt", "Red", "\\u001b]0;x");
        assertEquals(
                1,
                run(
                        new AddRecordingCommand(this::answer),
                        log,
                        "--model",
                        "acme-1b-instruct",
                        "--runtime",
                        "llama.cpp"));
        assertTrue(err.toString().contains(": tokens[1].text: holds the hidden character U+001B"), err.toString());
        assertEquals(List.of(), added("recordings"));
    }

    @Test
    void anAnswerFasterThanTheMemoryIsRefused() throws IOException {
        String log = changed("openai-stream.txt", "\"completion_tokens\":5", "\"completion_tokens\":90");
        assertEquals(
                1,
                run(
                        new AddRecordingCommand(this::answer),
                        log,
                        "--model",
                        "acme-1b-instruct",
                        "--runtime",
                        "llama.cpp"));
        assertTrue(err.toString().contains("decodeTokensPerSecond: is 4238"), err.toString());
    }
}
