package com.runthismodel.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Words to POSIX shell text. Every word is quoted here and nowhere else, so no value can end a word or start a command. */
final class Shell {
    private static final String PLAIN = "@%+=:,./_-";
    private static final int LINE_LENGTH = 80;

    private Shell() {}

    /** Single quotes stop every expansion (POSIX, Shell Command Language, 2.2.2); a quote itself goes outside them. */
    static String quote(String word) {
        if (plain(word)) return word;
        // A terminal or an editor may act on control and bidirectional characters even inside quotes.
        if (word.chars().anyMatch(Shell::control))
            throw new IllegalArgumentException("a word of a command must not hold control characters");
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && PLAIN.indexOf(c) < 0) return false;
        }
        return !word.isEmpty();
    }

    private static boolean control(int c) {
        return c < ' '
                || c == 0x7f
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }

    /** {@code NAME=value} in front of a command: only the value may be quoted, or the shell takes it for a command. */
    static String assignment(String word) {
        int equals = word.indexOf('=');
        return word.substring(0, equals + 1) + quote(word.substring(equals + 1));
    }

    /** One line when it is short, else a line per group of words, joined by trailing backslashes. */
    static String command(List<String> assignments, List<List<String>> groups) {
        List<String> lines = new ArrayList<>();
        if (!assignments.isEmpty()) lines.add(joined(assignments, Shell::assignment));
        for (List<String> group : groups) lines.add(joined(group, Shell::quote));
        String oneLine = String.join(" ", lines);
        return oneLine.length() <= LINE_LENGTH ? oneLine : String.join(" \\\n  ", lines);
    }

    private static String joined(List<String> words, UnaryOperator<String> quoted) {
        StringBuilder line = new StringBuilder();
        for (String word : words) line.append(line.length() == 0 ? "" : " ").append(quoted.apply(word));
        return line.toString();
    }
}
