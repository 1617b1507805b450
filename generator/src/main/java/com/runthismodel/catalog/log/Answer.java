package com.runthismodel.catalog.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON object of a stream: a request, a chunk of the OpenAI protocol (chat or completions), or a line of Ollama's. */
record Answer(Row top, Row choice, Row delta, Row counts) {

    static Answer of(Map<?, ?> fields) {
        Row top = new Row(fields);
        Row choice = top.first("choices");
        Row message = top.inner("message");
        Row delta = choice.fields().isEmpty() ? message : choice.inner("delta");
        Row usage = top.inner("usage");
        return new Answer(top, choice, delta, usage.fields().isEmpty() ? top.inner("timings") : usage);
    }

    boolean isRequest() {
        boolean asks = top.fields().containsKey("messages") || top.fields().containsKey("prompt");
        return asks && !top.fields().containsKey("choices") && !ollama();
    }

    boolean ollama() {
        return top.fields().containsKey("created_at");
    }

    Optional<Instant> made() {
        try {
            String text = top.text("created_at");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    Optional<String> model() {
        return Optional.of(top.text("model")).filter(name -> !name.isEmpty());
    }

    /** The last thing a user said. */
    Optional<String> prompt() {
        Optional<String> asked = top.verbatim("prompt");
        if (!(top.fields().get("messages") instanceof List<?> messages)) return asked;
        for (Object message : messages)
            if (message instanceof Map<?, ?> said && "user".equals(said.get("role"))) asked = content(said);
        return asked;
    }

    private static Optional<String> content(Map<?, ?> message) {
        if (!(message.get("content") instanceof List<?> parts)) return new Row(message).verbatim("content");
        StringBuilder text = new StringBuilder();
        for (Object part : parts)
            if (part instanceof Map<?, ?> fields)
                new Row(fields).verbatim("text").ifPresent(text::append);
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    Optional<String> text() {
        return delta.verbatim("content").or(() -> choice.verbatim("text")).or(() -> top.verbatim("response"));
    }

    /** Servers disagree on the name of what a model says to itself. */
    Optional<String> thinking() {
        return delta.verbatim("reasoning_content")
                .or(() -> delta.verbatim("reasoning"))
                .or(() -> delta.verbatim("thinking"))
                .or(() -> top.verbatim("thinking"));
    }

    int promptTokens() {
        return Math.max(
                counts.whole("prompt_tokens"), Math.max(counts.whole("prompt_n"), top.whole("prompt_eval_count")));
    }

    int answerTokens() {
        return Math.max(
                counts.whole("completion_tokens"), Math.max(counts.whole("predicted_n"), top.whole("eval_count")));
    }

    /** How long the whole answer took, in the line that ends it. */
    double totalSeconds() {
        return top.number("total_duration") / 1e9;
    }
}
