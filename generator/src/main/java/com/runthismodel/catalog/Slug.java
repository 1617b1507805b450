package com.runthismodel.catalog;

import java.util.regex.Pattern;

/** The last part of a model's address: the name of its file, safe in URLs, file systems and shells. */
public final class Slug {
    public static final String RULE =
            "lower-case letters, digits, dots and dashes, beginning with a letter or digit, and no"
                    + " name that systems keep for themselves, such as con or index";
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    /** Windows takes no such file, a server shows the other one for its folder, and each object of a script has the last. */
    private static final Pattern KEPT =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|index|constructor");

    private static final int LONGEST = 96;

    private Slug() {}

    public static boolean isValid(String text) {
        boolean plain = GRAMMAR.matcher(text).matches() && text.length() <= LONGEST;
        return plain
                && !KEPT.matcher(text).matches()
                && !text.contains("..")
                && !text.endsWith(".")
                && !text.endsWith("-");
    }
}
