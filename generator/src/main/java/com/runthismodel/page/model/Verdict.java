package com.runthismodel.page.model;

/** The four answers. Each has a word here, and a sign and a colour in the style sheet. */
public enum Verdict {
    FITS("fits", "fits"),
    TIGHT("tight", "tight"),
    OFFLOAD("offload", "part in RAM"),
    NO("no", "no");

    private final String key;
    private final String word;

    Verdict(String key, String word) {
        this.key = key;
        this.word = word;
    }

    /** The class name in the style sheet. */
    public String key() {
        return key;
    }

    public String word() {
        return word;
    }
}
