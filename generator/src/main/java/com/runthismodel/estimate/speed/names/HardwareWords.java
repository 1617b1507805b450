package com.runthismodel.estimate.speed.names;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a hardware name that tell one device from another.
 *
 * @param models those that name a model by its number
 * @param telling those that another name must have too
 */
record HardwareWords(Set<String> words, Set<String> models, Set<String> telling) {
    /** The score of a device whose name this is, word for word. */
    static final int SAME = 1000;

    /** Words two names must share or both lack: a 4070 Ti is no 4070, and a board for one maker's computers no card on sale. */
    private static final Set<String> TELLING = Set.of(
            "ti",
            "super",
            "xt",
            "xtx",
            "gre",
            "max",
            "pro",
            "ultra",
            "laptop",
            "ada",
            "d",
            "q",
            "sxm",
            "nvl",
            "plus",
            "elite",
            "m",
            "mini",
            "lite",
            "s",
            "go",
            "oem",
            "mac",
            "embedded",
            "dual",
            "x2",
            "refresh",
            "ddr3",
            "ddr4",
            "v2",
            "sff");

    /** What a device must be called too where a text says it: a Quadro T1000 is no T1000, an H100 PCIe no H100 SXM. */
    private static final Set<String> NARROWING = Set.of("quadro", "gtx", "pcie");

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
    /** What many devices are called before their number: Radeon R9, Core i7, 14th generation. */
    private static final Pattern SERIES = Pattern.compile("[ri]\\d|\\d+th|sxm|x2|ddr\\d");

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9.]+");
    private static final Pattern MEMORY = Pattern.compile("\\d+(\\.\\d+)?gi?b");
    /** Whole computers, and a word of Ryzen that says nothing of speed: their Pro and Max are none of a chip's. */
    private static final Pattern COMPUTER = Pattern.compile(
            "\\b(i?mac(book)?|dell) (pro|mini|air|studio)( max)?( with)?\\b|(?<=ryzen \\d )pro\\b|(?<=ryzen ai \\d )pro\\b|\\bg3 plus\\b");

    static HardwareWords of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("max+", "max")
                .replace("(r)", " ")
                .replace("(tm)", " ")
                .replace("mobile", "laptop")
                .replaceAll("(?<=\\d) (?=gi?b\\b)", "")
                .replaceAll("\\bsxm\\d\\b", "sxm")
                .replaceAll("(?<=\\d)\\+(?= gen)", " plus");
        plain = COMPUTER.matcher(plain).replaceAll(" ");
        Set<String> words = chosen(
                Stream.of(NO_WORD.split(plain)),
                word -> !word.isEmpty()
                        && !SAYS_NOTHING.contains(word)
                        && !MEMORY.matcher(word).matches());
        return new HardwareWords(
                words, chosen(words.stream(), HardwareWords::namesModel), chosen(words.stream(), TELLING::contains));
    }

    private static Set<String> chosen(Stream<String> words, Predicate<String> which) {
        return words.filter(which).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean namesModel(String word) {
        return NUMBERED.matcher(word).find() && !SERIES.matcher(word).matches();
    }

    /**
     * How well a device's name fits this text; not above zero where it does not. Where the text says other things too and
     * leaves out words of the name, only its maker makes a number a device: an Optiplex 3050 is no RTX 3050.
     */
    int fits(HardwareWords device, boolean makerNamed) {
        if (!words.isEmpty() && words.equals(device.words)) return SAME;
        if (!words.containsAll(device.models) || !telling.equals(device.telling)) return 0;
        for (String word : NARROWING) if (words.contains(word) && !device.words.contains(word)) return 0;
        int shared = (int) device.words.stream().filter(words::contains).count();
        if (shared == device.words.size()) return shared > 1 || !device.models.isEmpty() ? 4 * shared + 2 : 0;
        // Three digits are the number of many things.
        boolean numbered = device.models.stream().anyMatch(word -> word.length() > 3);
        boolean alone = device.words.containsAll(words);
        return numbered && (makerNamed || alone) ? 4 * shared - 2 * (device.words.size() - shared) : 0;
    }

    /** Ways to read a text that may name a computer and the card in it: the card first. */
    static List<String> readings(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        if (open < 0 || close < 0) return List.of(text);
        String inside = text.substring(open + 1, close);
        // "Quadro P2000 (laptop)" names one thing.
        if (TELLING.containsAll(of(inside).words())) return List.of(text);
        String outside = text.substring(0, open) + " " + text.substring(close + 1);
        return List.of(inside, outside, text);
    }
}
