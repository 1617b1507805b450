package com.runthismodel.catalog.log;

import com.runthismodel.source.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The door to benchmark logs: which program wrote one shows in what it holds. */
public final class BenchmarkLog {
    private static final long LARGEST = 8 << 20;
    private static final String KNOWN = "reads llama-bench -o json, jsonl or md, what ollama run --verbose prints, "
            + "and the JSON of vllm bench serve --save-result";

    private BenchmarkLog() {}

    public static List<LoggedRun> read(Path file) throws IOException {
        return read(text(file));
    }

    static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new LogException(file + ": is a folder, the log itself is wanted");
        if (!Files.isRegularFile(file)) throw new LogException(file + ": no such file");
        if (Files.size(file) > LARGEST) throw new LogException(file + ": is larger than " + (LARGEST >> 20) + " MiB");
        return text(Files.readAllBytes(file)).replace("\r\n", "\n");
    }

    /** UTF-8, or what PowerShell makes of {@code >}: UTF-16 with a mark at its head. */
    private static String text(byte[] bytes) {
        int head = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        boolean wide = head == 0xFFFE || head == 0xFEFF;
        String text = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static List<LoggedRun> read(String text) throws IOException {
        List<LoggedRun> runs = read(text, text.stripLeading()).stream()
                .filter(LoggedRun::measured)
                .toList();
        if (runs.isEmpty()) throw new LogException("no measured run in it; " + KNOWN);
        return runs;
    }

    private static List<LoggedRun> read(String text, String start) throws IOException {
        if (start.startsWith("[")) return LlamaBench.runs(rows(json(start)));
        if (start.startsWith("{")) return objects(start);
        if (text.contains("eval rate:")) return OllamaFigures.runs(text);
        return LlamaBench.runs(LlamaBenchTable.rows(text));
    }

    /** One object in all, or one on each line. */
    private static List<LoggedRun> objects(String text) throws IOException {
        List<Object> objects = new ArrayList<>();
        try {
            for (String line : text.lines().filter(l -> !l.isBlank()).toList()) objects.add(json(line));
        } catch (IOException notOneALine) {
            objects = List.of(json(text));
        }
        List<Map<?, ?>> rows = rows(objects);
        if (VllmBench.is(rows.get(0))) return VllmBench.runs(rows.get(0));
        return LlamaBench.runs(rows);
    }

    static Object json(String text) throws IOException {
        return Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Map<?, ?>> rows(Object json) throws LogException {
        List<Map<?, ?>> rows = new ArrayList<>();
        for (Object row : (List<?>) json) {
            if (!(row instanceof Map<?, ?> map)) throw new LogException("holds a list of something else; " + KNOWN);
            rows.add(map);
        }
        return rows;
    }
}
