package com.runthismodel.catalog.log;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a streamed answer line by line; which protocol it is shows in each line. Seconds are as the log counts them. */
final class StreamReading {
    private static final Pattern LINE =
            Pattern.compile("(?:(\\d{1,10}(?:\\.\\d{1,9})?)(?:\\s|$))?\\s*(.*)", Pattern.DOTALL);
    /** Later than this a number of seconds is a time of day, not a stopwatch's. */
    private static final double EPOCH = 1e9;

    private static final String FORM = "wants lines of a streamed answer (data: {…} or Ollama's {…}), each after its"
            + " second, with the request's JSON first";

    private record Timed(double second, String text, boolean thinking) {}

    private final List<Timed> pieces = new ArrayList<>();
    private OptionalDouble sent = OptionalDouble.empty();
    private Optional<String> prompt = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<String> runtime = Optional.empty();
    private int promptTokens;
    private int answerTokens;

    void line(String line, int number) throws LogException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group(2).isBlank()) return;
        OptionalDouble second =
                parts.group(1) == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(parts.group(1)));
        String said = parts.group(2).strip();
        if (said.startsWith(":") || said.startsWith("event:") || said.startsWith("id:")) return;
        boolean event = said.startsWith("data:");
        String json = event ? said.substring("data:".length()).strip() : said;
        if (json.equals("[DONE]")) return;
        if (!json.startsWith("{")) throw new LogException("line " + number + ": " + FORM);
        Answer answer = Answer.of(object(json, number));
        if (!event && answer.isRequest()) request(answer, second);
        else answer(answer, second, number);
    }

    private static Map<?, ?> object(String json, int number) throws LogException {
        try {
            return (Map<?, ?>) BenchmarkLog.json(json);
        } catch (IOException broken) {
            throw new LogException("line " + number + ": is no whole JSON; " + FORM);
        }
    }

    private void request(Answer request, OptionalDouble second) {
        prompt = request.prompt();
        model = request.model();
        sent = second;
    }

    private void answer(Answer answer, OptionalDouble ownSecond, int number) throws LogException {
        Optional<Instant> made = answer.made();
        boolean byServer = made.isPresent() && (ownSecond.isEmpty() || sent.isEmpty());
        if (made.isEmpty() && ownSecond.isEmpty())
            throw new LogException("line " + number + ": has no time; pipe the answer through ts %.s");
        double second = byServer ? seconds(made.get()) : ownSecond.orElseThrow();
        if (answer.ollama()) runtime = Optional.of("ollama");
        model = model.or(answer::model);
        promptTokens = Math.max(promptTokens, answer.promptTokens());
        answerTokens = Math.max(answerTokens, answer.answerTokens());
        answer.thinking().ifPresent(text -> pieces.add(new Timed(second, text, true)));
        answer.text().ifPresent(text -> pieces.add(new Timed(second, text, false)));
        if (byServer && answer.totalSeconds() > 0) sent = OptionalDouble.of(second - answer.totalSeconds());
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    StreamLog done() throws LogException {
        if (pieces.isEmpty()) throw new LogException("no piece of an answer in it; " + FORM);
        if (sent.isEmpty())
            throw new LogException("says not when the request was sent; put the request's JSON before the answer");
        List<StreamLog.Piece> all = new ArrayList<>();
        for (Timed piece : pieces) all.add(new StreamLog.Piece(millis(piece.second()), piece.text(), piece.thinking()));
        return new StreamLog(prompt, model, runtime, counted(promptTokens), counted(answerTokens), date(), all);
    }

    private int millis(double second) throws LogException {
        long millis = Math.round((second - sent.orElseThrow()) * 1000);
        if (millis < 0 || millis > Integer.MAX_VALUE)
            throw new LogException("a piece came " + millis + " ms after the request: the clock was set meanwhile");
        return (int) millis;
    }

    private static Optional<Integer> counted(int tokens) {
        return tokens > 0 ? Optional.of(tokens) : Optional.empty();
    }

    private Optional<LocalDate> date() {
        double second = sent.orElseThrow();
        if (second < EPOCH) return Optional.empty();
        return Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond((long) second), ZoneOffset.UTC));
    }
}
