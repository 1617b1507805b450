package com.runthismodel.estimate;

/** The four answers to "does it fit". Each has a word here, and a sign and a colour in the style sheet. */
public enum Verdict {
    FITS("fits"),
    TIGHT("tight"),
    OFFLOAD("part in RAM"),
    NO("no");

    private final String key = name().toLowerCase(java.util.Locale.ROOT);
    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** All of it is on the device. */
    public boolean whole() {
        return this == FITS || this == TIGHT;
    }

    /** The class name in the style sheet, and the word in JSON. */
    public String key() {
        return key;
    }

    public String word() {
        return word;
    }
}
