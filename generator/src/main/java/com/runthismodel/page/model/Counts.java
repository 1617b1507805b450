package com.runthismodel.page.model;

import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.Locale;

/** Words for counts. */
public final class Counts {
    private static final long MILLION = 1_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final long TRILLION = 1_000_000_000_000L;

    private Counts() {}

    /** "1.24 billion", "362 million": for sentences. */
    static String words(long count) {
        if (count >= TRILLION) return Decimal.ratio(count, TRILLION, 2) + " trillion";
        if (count >= BILLION) return Decimal.ratio(count, BILLION, 2) + " billion";
        return Decimal.ratio(count, MILLION, 0) + " million";
    }

    /** "1.24 B", "362 M": for chips and columns. */
    static String brief(long count) {
        if (count >= TRILLION) return Decimal.ratio(count, TRILLION, 2) + " T";
        if (count >= BILLION) return Decimal.ratio(count, BILLION, 2) + " B";
        return Decimal.ratio(count, MILLION, 0) + " M";
    }

    /** "32K", which the page explains, or "512 tokens" where no letter says what is counted. */
    static String tokens(long tokens) {
        String brief = Tokens.shortText(tokens);
        return Character.isLetter(brief.charAt(brief.length() - 1)) ? brief : brief + " tokens";
    }

    /** "1 layer", "16 layers". */
    public static String of(long count, String thing) {
        return Decimal.grouped(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** "a text model", "an embedding model". */
    static String article(String noun) {
        return ("aeiou".indexOf(noun.toLowerCase(Locale.ROOT).charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** "a", "a and b", "a, b and c". */
    static String list(java.util.List<String> words) {
        if (words.size() < 2) return String.join("", words);
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
