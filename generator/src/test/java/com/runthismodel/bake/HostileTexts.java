package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an attacker would write into a field: {@code hostile/texts.txt}, and texts too long to write down. */
final class HostileTexts {
    private static final Path FILE = Path.of("generator/src/test/resources/hostile/texts.txt");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|([nt\\\\]))");

    private HostileTexts() {}

    /** By what they aim at. Each holds the word {@code pwned}, so that a trace of it can be found. */
    static Map<String, List<String>> all() throws IOException {
        Map<String, List<String>> kinds = new TreeMap<>();
        List<String> kind = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("## ")) kinds.put(line.substring(3), kind = new ArrayList<>());
            else if (!line.isEmpty() && !line.startsWith("# ")) kind.add(unescape(line));
        }
        kinds.put("long", tooLongToWriteDown());
        return kinds;
    }

    /** Patterns that are tried again from every place take quadratic time on these, or worse. */
    private static List<String> tooLongToWriteDown() {
        List<String> texts = new ArrayList<>();
        for (String piece :
                new String[] {"a", "a.", "a-", "<", "[", "](", "`", "*_", "&", " ", "\t", "(a", "\u00E9", "A-1.", "{"})
            texts.add("A" + piece.repeat(30_000) + "!pwned");
        return texts;
    }

    private static String unescape(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1), escape.group(2))));
    }

    private static String character(String code, String letter) {
        if (code != null) return String.valueOf((char) Integer.parseInt(code, 16));
        return letter.equals("n") ? "\n" : letter.equals("t") ? "\t" : "\\";
    }
}
