package com.runthismodel.estimate.speed.names;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a hardware name that tell one device from another. */
record HardwareWords(Set<String> words) {
    /** Words two names must share or both lack: a 4070 Ti is no 4070. */
    private static final Set<String> TELLING = Set.of(
            "ti", "super", "xt", "xtx", "gre", "max", "pro", "ultra", "mobile", "laptop", "ada", "d", "q", "sxm",
            "sxm4", "sxm5", "nvl", "plus", "elite", "m", "mini", "lite", "s");

    private static final Set<String> SAYS_NOTHING = Set.of(
            "nvidia",
            "geforce",
            "amd",
            "radeon",
            "intel",
            "apple",
            "graphics",
            "gpu",
            "generation",
            "edition",
            "r",
            "tm",
            "cpu",
            "processor",
            "the",
            "with",
            "w",
            "integrated",
            "qualcomm",
            "core",
            "cores",
            "gb",
            "custom",
            "pc");
    /** A number that can name a device: 4090, M4, T4; not the 5 of "Gen 5". */
    private static final Pattern NUMBERED = Pattern.compile("[a-z]\\d|\\d[a-z]|\\d{3}");

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9.]+");
    private static final Pattern MEMORY = Pattern.compile("\\d+(\\.\\d+)?gi?b");

    static HardwareWords of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("max+", "max")
                .replace("(r)", " ")
                .replace("(tm)", " ");
        Set<String> words = new LinkedHashSet<>();
        Stream.of(NO_WORD.split(plain))
                .filter(word -> !word.isEmpty()
                        && !SAYS_NOTHING.contains(word)
                        && !MEMORY.matcher(word).matches())
                .forEach(words::add);
        return new HardwareWords(words);
    }

    /** How well a device's name fits this text; not above zero where it does not. */
    int fits(HardwareWords device) {
        if (!words.isEmpty() && words.equals(device.words)) return 4 * words.size() + 2;
        int shared = 0;
        boolean numbered = false;
        for (String word : device.words) {
            if (!words.contains(word)) continue;
            shared++;
            numbered |= NUMBERED.matcher(word).find();
        }
        boolean whole = shared == device.words.size() && shared > 0;
        if (!numbered && !(whole && shared > 1)) return 0;
        int score = 4 * shared - 2 * (device.words.size() - shared);
        for (String word : TELLING) if (words.contains(word) != device.words.contains(word)) score -= 5;
        return whole ? score + 2 : score;
    }

    /** Ways to read a text that may name a computer and the card in it: the card first. */
    static List<String> readings(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        if (open < 0 || close < 0) return List.of(text);
        String inside = text.substring(open + 1, close);
        String outside = text.substring(0, open) + " " + text.substring(close + 1);
        return List.of(inside, outside, text);
    }
}
