package com.runthismodel.catalog.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A streamed answer with times. Each line of the log may begin with the second it came, as {@code ts %.s} prints it; the
 * request's own JSON comes first, so that its time is when the request was sent:
 *
 * <pre>
 * 1763600000.100000 {"model":"x","stream":true,"messages":[{"role":"user","content":"Hi"}]}
 * 1763600000.312000 data: {"choices":[{"delta":{"content":"Hello"}}]}
 * </pre>
 *
 * Ollama's own lines say when they were made ({@code created_at}) and need neither.
 *
 * @param runtime where the form of the answer says it
 * @param date where the times are times of day
 */
public record StreamLog(
        Optional<String> prompt,
        Optional<String> model,
        Optional<String> runtime,
        Optional<Integer> promptTokens,
        Optional<Integer> answerTokens,
        Optional<LocalDate> date,
        List<Piece> pieces) {

    public StreamLog {
        pieces = List.copyOf(pieces);
    }

    /** @param ms since the request was sent */
    public record Piece(int ms, String text, boolean thinking) {}

    public static StreamLog read(Path file) throws IOException {
        return read(BenchmarkLog.text(file));
    }

    static StreamLog read(String text) throws LogException {
        StreamReading reading = new StreamReading();
        int number = 0;
        for (String line : text.split("\n", -1)) reading.line(line, ++number);
        return reading.done();
    }
}
