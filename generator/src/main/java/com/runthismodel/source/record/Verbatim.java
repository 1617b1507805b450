package com.runthismodel.source.record;

/** Text whose spaces and line breaks belong to it, such as a piece of what a model answered. */
public record Verbatim(String text) {
    public static Verbatim of(String text) {
        return new Verbatim(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
