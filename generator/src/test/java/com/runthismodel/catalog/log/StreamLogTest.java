package com.runthismodel.catalog.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.log.StreamLog.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamLogTest {
    private static final Path LOGS = Path.of("generator/src/test/resources/logs");

    @Test
    void openAiChunksAreTimedFromTheRequest() throws IOException {
        StreamLog log = StreamLog.read(LOGS.resolve("openai-stream.txt"));
        assertEquals(
                List.of(
                        new Piece(38, "Hm.", true),
                        new Piece(45, "Red", false),
                        new Piece(52, ",\n", false),
                        new Piece(59, " <b>blue</b> \"'&", false)),
                log.pieces());
        assertEquals(Optional.of("Name three colours.\nOne word each."), log.prompt());
        assertEquals(Optional.of(18), log.promptTokens());
        assertEquals(Optional.of(5), log.answerTokens());
        assertEquals(Optional.of(LocalDate.of(2025, 11, 20)), log.date());
    }

    @Test
    void ollamaSaysItsOwnTimes() throws IOException {
        StreamLog log = StreamLog.read(LOGS.resolve("ollama-stream.txt"));
        assertEquals(
                List.of(new Piece(112, "Red", false), new Piece(119, ", blue", false), new Piece(126, ".", false)),
                log.pieces());
        assertEquals(Optional.of("ollama"), log.runtime());
        assertEquals(Optional.of("acme:1b"), log.model());
        assertEquals(Optional.empty(), log.prompt());
    }

    @Test
    void completionsAndAStopwatchWorkToo() throws IOException {
        StreamLog log = StreamLog.read("""
                0.5 {"prompt":"Say a","stream":true}
                0.75 data: {"choices":[{"text":"a"}]}
                0.80 data: {"choices":[{"text":" b"}],"timings":{"prompt_n":3,"predicted_n":2}}
                """);
        assertEquals(List.of(new Piece(250, "a", false), new Piece(300, " b", false)), log.pieces());
        assertEquals(Optional.of("Say a"), log.prompt());
        assertEquals(Optional.of(2), log.answerTokens());
        assertEquals(Optional.empty(), log.date(), "a stopwatch knows no day");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {\"choices\":[{\"text\":\"a\"}]} | line 1: has no time; pipe the answer through ts %.s",
                "1.0 data: {\"choices\":[{\"text\":\"a\"}]}"
                        + " | says not when the request was sent; put the request's JSON before the answer",
            })
    void whatIsMissingIsSaid(String text, String message) {
        assertEquals(
                message,
                assertThrows(LogException.class, () -> StreamLog.read(text)).getMessage());
    }

    @Test
    void aClockThatWasSetIsNoticed() {
        String log = "9.0 {\"prompt\":\"x\"}\n8.0 data: {\"choices\":[{\"text\":\"a\"}]}";
        String message =
                assertThrows(LogException.class, () -> StreamLog.read(log)).getMessage();
        assertTrue(message.contains("-1000 ms"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-stream.txt", "ollama-stream.txt"})
    void damagedLogsAreReadOrRefused(String name) throws IOException {
        String text = Files.readString(LOGS.resolve(name));
        Random random = new Random(8);
        for (int round = 0; round < 1000; round++) {
            try {
                StreamLog.read(BenchmarkLogTest.damaged(text, random));
            } catch (LogException refused) {
                assertTrue(!refused.getMessage().isBlank());
            }
        }
    }
}
