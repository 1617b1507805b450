package com.runthismodel.command.contribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.content.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log of an answer becomes a recording of the small site, or nothing is written and the reason is told. */
class AddRecordingTest extends LogsOfRuns {
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
