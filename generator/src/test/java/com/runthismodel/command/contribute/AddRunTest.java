package com.runthismodel.command.contribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.content.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logs become files of the small site, or nothing is written and the reason is told. */
class AddRunTest extends LogsOfRuns {
    private int benchmark(String log, String... more) {
        return run(new AddBenchmarkCommand(question -> Optional.empty()), log, more);
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
}
