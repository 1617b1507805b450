package com.runthismodel.catalog.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkLogTest {
    private static final Path LOGS = Path.of("generator/src/test/resources/logs");

    private static List<LoggedRun> read(String name) throws IOException {
        return BenchmarkLog.read(LOGS.resolve(name));
    }

    private static void says(LoggedRun run, Map<String, Object> expected) {
        expected.forEach((key, value) -> assertEquals(value, run.said().get(key), key));
    }

    @Test
    void llamaBenchPairsTestsUnderTheSameConditions() throws IOException {
        List<LoggedRun> runs = read("llama-bench.json");
        assertEquals(2, runs.size(), "one for each depth; the mixed test says neither speed");
        says(
                runs.get(0),
                Map.of(
                        "quantization", "Q8_0",
                        "hardware", "NVIDIA GeForce RTX 4060 Ti 16GB",
                        "runtimeVersion", "b6900",
                        "backend", "cuda",
                        "prefillTokensPerSecond", 8610.3,
                        "decodeTokensPerSecond", 178.32,
                        "test", "pp512/tg128",
                        "flashAttention", true,
                        "tensorBytes", 1313251456L,
                        "date", "2025-11-02"));
        says(runs.get(1), Map.of("test", "pp512 @ d4096/tg128 @ d4096", "decodeTokensPerSecond", 151.04));
    }

    /** PowerShell writes UTF-16 with a mark where a shell writes bytes as they come. */
    @Test
    void aLogFromPowerShellIsTheSame(@TempDir Path folder) throws IOException {
        for (String name : List.of("llama-bench.json", "llama-bench.md", "ollama-verbose.txt", "vllm-bench.json")) {
            String text = Files.readString(LOGS.resolve(name));
            for (Charset charset :
                    List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
                Path log = Files.writeString(folder.resolve(name), "\uFEFF" + text.replace("\n", "\r\n"), charset);
                assertEquals(read(name), BenchmarkLog.read(log), name + " in " + charset);
            }
        }
    }

    /** Lines without end ended in a stack overflow, a long table took minutes. */
    @Test
    void logsOfAnyLengthAreReadInTimeThatGrowsWithThem() {
        String head = "| model | size | test | t/s |\n| - | - | - | - |\n";
        for (String text : List.of(
                "total duration: 1s\n" + "eval rate: 5 tokens/s\n".repeat(200_000),
                "total duration: 1s\n".repeat(200_000) + "eval rate: 5 tokens/s\n",
                head + "| a | 1 MiB | tg128 | 5.0 ± 1 |\n".repeat(100_000)))
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertFalse(BenchmarkLog.read(text).isEmpty()));
    }

    @Test
    void aSpeedThatIsNoNumberIsNoSpeed() {
        for (String text : List.of(
                "{\"n_prompt\":0,\"n_gen\":128,\"avg_ts\":1e400}",
                "{\"n_prompt\":0,\"n_gen\":128,\"avg_ts\":NaN}",
                "{\"completed\":4,\"max_concurrency\":1,\"output_throughput\":Infinity}",
                "total duration:\neval rate:\neval rate:\n")) {
            String said = assertThrows(LogException.class, () -> BenchmarkLog.read(text), text)
                    .getMessage();
            assertTrue(said.startsWith("no measured run in it; reads"), said);
        }
    }

    @Test
    void linesOfJsonAreTheSame() throws IOException {
        assertEquals(read("llama-bench.json").subList(0, 1), read("llama-bench.jsonl"));
    }

    @Test
    void theTableSaysWhatItCanAndDoubtsAPartOnTheProcessor() throws IOException {
        List<LoggedRun> runs = read("llama-bench.md");
        assertEquals(2, runs.size());
        says(
                runs.get(0),
                Map.of(
                        "quantization", "Q4_K_M",
                        "hardware", "NVIDIA GeForce RTX 4060 Ti 16GB",
                        "runtimeVersion", "b6900",
                        "prefillTokensPerSecond", 8804.0,
                        "decodeTokensPerSecond", 245.65));
        assertTrue(runs.get(1).text("suspect").orElseThrow().startsWith("only 20 layers"));
    }

    @Test
    void ollamaPrintsItsFiguresAfterTheAnswer() throws IOException {
        List<LoggedRun> runs = read("ollama-verbose.txt");
        assertEquals(1, runs.size());
        says(
                runs.get(0),
                Map.of(
                        "prefillTokensPerSecond",
                        1998.8,
                        "decodeTokensPerSecond",
                        143.88,
                        "promptTokens",
                        26,
                        "answerTokens",
                        259,
                        "runtime",
                        "ollama"));
    }

    @Test
    void vllmWithOneRequestAtATimeIsOneAnswersSpeed() throws IOException {
        LoggedRun run = read("vllm-bench.json").get(0);
        says(run, Map.of("decodeTokensPerSecond", 82.988, "ttftMs", 58.44, "batch", 1, "date", "2025-11-02"));
        String several = Files.readString(LOGS.resolve("vllm-bench.json"))
                .replace("\"max_concurrency\": 1", "\"max_concurrency\": 16");
        says(BenchmarkLog.read(several).get(0), Map.of("decodeTokensPerSecond", 79.7, "batch", 16));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tokens_per_second\": 5} | counts no tokens of answers; run vllm bench serve --save-result",
                "{\"output_throughput\": 5, \"completed\": 2}"
                        + " | says not how many requests ran at once; run with --max-concurrency",
            })
    void whatIsMissingIsSaid(String text, String message) {
        assertEquals(
                message,
                assertThrows(LogException.class, () -> BenchmarkLog.read(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "[1]", "{}", "{\"a\":", "[{\"avg_ts\": 0}]", "| t/s |\n| quick |"})
    void whatIsNoBenchmarkIsRefused(String text) {
        assertThrows(IOException.class, () -> BenchmarkLog.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-bench.json",
                "llama-bench.jsonl",
                "llama-bench.md",
                "ollama-verbose.txt",
                "vllm-bench.json"
            })
    void damagedLogsAreReadOrRefused(String name) throws IOException {
        String text = Files.readString(LOGS.resolve(name));
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            String damaged = damaged(text, random);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefuse(damaged), damaged);
        }
    }

    static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setLength(at + 1);
                case 1 -> damaged.deleteCharAt(at).append(' ');
                case 2 -> damaged.insert(at, "9".repeat(1 + random.nextInt(30)));
                default -> damaged.setCharAt(at, "{}[]\",:|\n-.e\u202E".charAt(random.nextInt(13)));
            }
        }
        return damaged.toString();
    }

    private static void readOrRefuse(String text) {
        try {
            BenchmarkLog.read(text);
        } catch (IOException refused) {
            assertTrue(!refused.getMessage().isBlank());
        }
    }
}
