package com.runthismodel.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word closest to a misspelt one, if any is close. */
public final class DidYouMean {
    private static final int LONGEST = 64;

    private DidYouMean() {}

    /** {@code did you mean Q4_K_M?} or, where nothing is close, the given words. */
    public static String or(String word, Collection<String> known, String otherwise) {
        return closest(word, known).map(best -> "did you mean " + best + "?").orElse(otherwise);
    }

    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        String best = null;
        int bestDistance = 1 + Math.max(word.length() < 4 ? 1 : 2, word.length() / 3);
        for (String candidate : known) {
            int distance = closeness(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), bestDistance);
            // Of two equally close words the first in the alphabet, whatever the order of the collection.
            if (distance < bestDistance
                    || (best != null && distance == bestDistance && candidate.compareTo(best) < 0)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A beginning of the other word is as close as one wrong letter: {@code memory} for {@code memoryGib}. */
    private static int closeness(String word, String candidate, int limit) {
        boolean prefix = word.length() >= 3 && (candidate.startsWith(word) || word.startsWith(candidate));
        return prefix ? 1 : distance(word, candidate, limit);
    }

    /** Levenshtein's edit distance; only compared while the lengths allow a distance of at most the limit. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) return limit + 1;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
