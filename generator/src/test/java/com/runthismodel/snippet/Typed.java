package com.runthismodel.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Types commands into a real shell whose PATH holds nothing but programs that write down how they were called, and
 * tells what arrived. Nothing else may have happened: the shell says nothing and the folder it runs in stays empty.
 */
public final class Typed {
    /** One call: the program's name and its arguments, and the context length its environment held. */
    public record Call(List<String> words, String context) {}

    private final Path programs;
    private final Path folder;
    private final Path record;

    public Typed(Path temporary, Set<String> names) throws IOException {
        programs = Files.createDirectory(temporary.resolve("programs"));
        folder = Files.createDirectory(temporary.resolve("folder"));
        record = temporary.resolve("record");
        for (String name : new TreeSet<>(names)) {
            Path program = Files.writeString(programs.resolve(name), """
                    #!/bin/sh
                    printf '%%s\\0' $# "$OLLAMA_CONTEXT_LENGTH" '%s' "$@" >> "$RECORD"
                    """.formatted(name));
            assertTrue(program.toFile().setExecutable(true));
        }
    }

    public List<Call> calls(List<String> commands) throws IOException, InterruptedException {
        String script = String.join("\n", commands);
        ProcessBuilder shell = new ProcessBuilder("/bin/bash", "-c", script).directory(folder.toFile());
        shell.environment().clear();
        shell.environment().put("PATH", programs.toString());
        shell.environment().put("RECORD", record.toString());
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), script);
        assertEquals("", said, script);
        assertEquals(0, process.exitValue(), script);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList(), script);
        }
        return read(Files.readString(record));
    }

    private static List<Call> read(String record) {
        String[] words = record.split("\0", -1);
        List<Call> calls = new ArrayList<>();
        int at = 0;
        while (at < words.length - 1) {
            int end = at + 3 + Integer.parseInt(words[at]);
            calls.add(new Call(List.of(words).subList(at + 2, end), words[at + 1]));
            at = end;
        }
        return calls;
    }
}
