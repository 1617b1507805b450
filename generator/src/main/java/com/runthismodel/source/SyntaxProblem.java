package com.runthismodel.source;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** A parser's complaint in one line, at the line it means, with what usually helps. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    static Problem of(JacksonException e, String file, boolean yaml) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        String said = firstLine(e.getOriginalMessage());
        if (e.getCause() instanceof MarkedYamlEngineException cause) {
            line = cause.getProblemMark().map(Mark::getLine).orElse(line - 1) + 1;
            said = firstLine(cause.getProblem());
        }
        if (e instanceof StreamConstraintsException)
            return new Problem(file, line, "", "is too large or too deep", said);
        String format = yaml ? "YAML" : "JSON";
        return new Problem(
                file,
                line,
                "",
                "is not valid " + format + " (" + said + ")",
                yaml ? fix(said) : "check commas, quotes and brackets around this line");
    }

    private static String fix(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("tab")) return "indent with spaces";
        if (words.contains("mapping values")) return "put a text that contains \": \" in quotes, align keys of one map";
        if (words.contains("cannot start any token")) return "put the text in quotes";
        if (words.contains("end of stream")) return "close the quote or bracket";
        if (words.contains("property name")) return "a key must be plain text";
        return "check quotes, brackets and indentation around this line";
    }

    private static String firstLine(String message) {
        String text = message == null ? "no reason given" : message.strip();
        int end = text.indexOf('\n');
        return plain(end < 0 ? text : text.substring(0, end));
    }

    /** Without the parser's advice to whoever programs it. */
    static String plain(String message) {
        return message.replaceAll(": enable `[^`]*` to allow|, from `[^`]*`", "");
    }
}
