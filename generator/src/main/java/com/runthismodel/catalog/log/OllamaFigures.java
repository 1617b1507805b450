package com.runthismodel.catalog.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ollama run --verbose} prints after each answer; of several answers the log holds each is a run.
 * Lines: ollama/ollama api/types.go, Metrics.Summary.
 */
final class OllamaFigures {
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    /** Seven lines follow the first: a bound, for the pattern is followed by recursion. */
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^[-* ]*total duration:.*\n(?:^[-* ]*(?:load|prompt|eval) .*(?:\n|$)){1,8}");

    private static final String LINE = "(?m)^[-* ]*%s:\\s*(\\d{1,12}(?:\\.\\d+)?)";

    private OllamaFigures() {}

    static List<LoggedRun> runs(String text) {
        List<LoggedRun> runs = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(COLOURS.matcher(text).replaceAll("").replace("\r", ""));
        while (blocks.find()) {
            String block = blocks.group();
            runs.add(new LoggedRun.Notes()
                    .put("runtime", "ollama")
                    .put("prefillTokensPerSecond", number(block, "prompt eval rate"))
                    .put("decodeTokensPerSecond", number(block, "eval rate"))
                    .put("promptTokens", (int) number(block, "prompt eval count"))
                    .put("answerTokens", (int) number(block, "eval count"))
                    .put("batch", 1)
                    .put("kind", "ollama --verbose")
                    .done());
        }
        return runs;
    }

    private static double number(String block, String name) {
        Matcher line = Pattern.compile(LINE.formatted(name)).matcher(block);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
