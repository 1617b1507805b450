package com.runthismodel.catalog;

import java.util.regex.Pattern;

/** The last part of a model's address: the name of its file, safe in URLs, file systems and shells. */
public final class Slug {
    public static final String RULE = "lower-case letters, digits, dots and dashes, beginning with a letter or digit";
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final int LONGEST = 96;

    private Slug() {}

    public static boolean isValid(String text) {
        boolean plain = GRAMMAR.matcher(text).matches() && text.length() <= LONGEST;
        return plain && !text.contains("..") && !text.endsWith(".") && !text.endsWith("-");
    }
}
