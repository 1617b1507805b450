package com.runthismodel.page.model;

import com.runthismodel.page.sheet.Link;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source as the data cites it, {@code owner/repo:path}, made a link where it is one file of one repository. */
public final class Citation {
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+):([A-Za-z0-9_./-]+)([#@][^,\\s]*)?");

    private Citation() {}

    /** The text is the repository alone: the address has the rest. */
    public static Link brief(String source) {
        Matcher file = FILE.matcher(source);
        return file.matches() ? new Link(file.group(1), address(file)) : new Link(source, "");
    }

    private static String address(Matcher file) {
        return "https://github.com/" + file.group(1) + "/blob/HEAD/" + file.group(2);
    }
}
