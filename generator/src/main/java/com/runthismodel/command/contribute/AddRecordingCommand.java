package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.log.StreamLog;
import com.runthismodel.source.record.Verbatim;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code add-recording}: a streamed answer with times becomes a recording that pages can play. */
@Command(
        name = "add-recording",
        mixinStandardHelpOptions = true,
        description = "Write a recorded answer from the log of a stream: OpenAI's protocol or Ollama's, each line after"
                + " its second as ts %%.s prints it, the request's JSON first. What the log does not say is asked for.")
public final class AddRecordingCommand extends AddRunCommand {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "What was asked, where the log lacks the request.")
    private Optional<String> prompt = Optional.empty();

    @Option(
            names = "--licence",
            paramLabel = "SPDX",
            description = "Licence of prompt and answer (default: ${DEFAULT-VALUE}).")
    private String licence = "CC0-1.0";

    public AddRecordingCommand() {
        this(Questions.terminal());
    }

    AddRecordingCommand(Function<String, Optional<String>> person) {
        super(person);
    }

    @Override
    void add(Catalog catalog, NewFiles files) throws IOException, Questions.Unanswered {
        StreamLog log = StreamLog.read(options().file);
        if (prompt.or(log::prompt).isEmpty())
            throw new IOException("the log holds no request: say what was asked with --prompt");
        Told told = told(
                catalog,
                new Told.Log(
                        log.model().orElse(""),
                        "",
                        "",
                        log.runtime().orElse(""),
                        "",
                        log.date().map(Object::toString).orElse("")));
        String id = told.fileName("");
        Map<String, Object> keys = keys(id, told, log);
        RunKeys.checked(catalog, measured(id, told, log))
                .filter(finding -> finding.impossible())
                .ifPresent(finding -> doubt(id, finding, measured(id, told, log)));
        files.add("recordings/" + told.device().id() + "/" + id + ".yaml", yaml(catalog, "recording", keys));
    }

    private Map<String, Object> keys(String id, Told told, StreamLog log) {
        Map<String, Object> keys = new LinkedHashMap<>(RunKeys.of(id, told, options()));
        keys.keySet().removeAll(List.of("model", "hardware", "date", "source"));
        keys.put("prompt", Verbatim.of(prompt.or(log::prompt).orElseThrow()));
        keys.put("promptTokens", log.promptTokens());
        keys.put(
                "answerTokens",
                log.answerTokens().filter(count -> count != log.pieces().size()));
        keys.put("date", told.date());
        keys.put("source", told.source());
        keys.put("licence", licence);
        keys.put("tokens", log.pieces().stream().map(AddRecordingCommand::token).toList());
        return keys;
    }

    private static Recording.Token token(StreamLog.Piece piece) {
        Optional<Boolean> thinking = piece.thinking() ? Optional.of(true) : Optional.empty();
        return new Recording.Token(piece.ms(), Verbatim.of(piece.text()), thinking);
    }

    /** The same run as a measurement, to see whether its speed can be. */
    private Map<String, Object> measured(String id, Told told, StreamLog log) {
        Map<String, Object> keys = new LinkedHashMap<>(RunKeys.of(id, told, options()));
        List<StreamLog.Piece> pieces = log.pieces();
        int millis = pieces.get(pieces.size() - 1).ms() - pieces.get(0).ms();
        int tokens = log.answerTokens().orElse(pieces.size());
        if (millis > 0 && tokens > 1)
            keys.put("decodeTokensPerSecond", Math.round((tokens - 1) * 100_000.0 / millis) / 100.0);
        keys.put("kind", "recording");
        return keys;
    }
}
