package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person who mistypes is told: one line, what is meant perhaps, exit code 1. */
class PromptTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
                "explain a/b/c.gguf --hub http://127.0.0.1:9|http://127.0.0.1:9/a/b/resolve/main/c.gguf: cannot be reached",
                "calibrate --content no-such-folder|no-such-folder/benchmarks: is not there",
                "evaluate memory no-such-file.json|no-such-file.json: is not there",
                "evaluate speed no-such-file.json|no-such-file.json: is not there"
            })
    void oneLine(String line, String said) {
        assertEquals(1, run(line.split(" ")), err.toString());
        assertTrue(err.toString().startsWith(said), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
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

    private int run(String... words) {
        return RootCommand.verbs()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
