package com.runthismodel.source;

/**
 * One object for short texts that say the same: ten thousand files name the same few quantizations, makers and programs, and
 * these were a third of what a catalogue takes. Only those read last are known; a text that was forgotten is there twice.
 */
public final class SharedText {
    private static final int LONGEST = 100;
    /** Threads may overwrite each other's: what is found is compared before it is used. */
    private static final String[] RECENT = new String[1 << 13];

    private SharedText() {}

    public static String of(String text) {
        if (text.length() > LONGEST) return text;
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 13) & RECENT.length - 1;
        String known = RECENT[place];
        if (text.equals(known)) return known;
        RECENT[place] = text;
        return text;
    }
}
